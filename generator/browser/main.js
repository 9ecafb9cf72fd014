/* All that a page does beyond being read. Each part works alone; without script all is readable. */
import { startQuestions } from "./ask.js";
import { ageCopy, ageRecords, hideExpiredNotices, showStates } from "./ageing.js";
import { showClosingSoon } from "./closing.js";
import { startExit } from "./exit.js";
import { startFind } from "./find.js";
import { startKeeping } from "./keep.js";
import { startMapLinks } from "./maplink.js";
import { startMenu } from "./menu.js";
import { startPrint } from "./print.js";
import { startSharing } from "./sharing.js";
import { startTerms } from "./terms.js";

const now = Date.now();
startExit();
startMapLinks();
startMenu();
startPrint();
startSharing();
startTerms();
startFind();
startQuestions();
showClosingSoon(now);
showStates(now);
ageRecords(now);
hideExpiredNotices(now);
ageCopy(now);
startKeeping();
