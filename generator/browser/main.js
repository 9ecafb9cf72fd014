/* All that a page does beyond being read. Each part works alone; without script all is readable. */
import { ageCopy, ageRecords, hideExpiredNotices, showStates } from "./ageing.js";
import { startExit } from "./exit.js";
import { startFind } from "./find.js";
import { startMenu } from "./menu.js";
import { startPrint } from "./print.js";

const now = Date.now();
startExit();
startMenu();
startPrint();
startFind();
showStates(now);
ageRecords(now);
hideExpiredNotices(now);
ageCopy(now);
