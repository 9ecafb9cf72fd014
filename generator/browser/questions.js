/* A guide's questions, one at a time. All words stand in the page; answers live in its form and nowhere else. */

const GRADES = ["fine", "check", "stop"]; // from the lightest: the heaviest answer decides

const form = document.querySelector(".bs-ask-form");
const questions = [...form.querySelectorAll(".bs-question")];
const result = form.querySelector(".bs-result");
const screens = [...questions, result];

/* The grade of a question's answer, or undefined. */
function gradeOf(question) {
  return question.querySelector("input:checked")?.dataset.grade;
}

function showGrade(element, grade) {
  element.textContent = form.dataset[grade];
  element.dataset.grade = grade;
}

/* Of the texts for several cases, only those for this one. */
function only(box, wanted) {
  for (const text of box.querySelectorAll("[data-when]")) text.hidden = text.dataset.when !== wanted;
}

function reply(question) {
  const grade = gradeOf(question);
  const box = question.querySelector(".bs-reply");
  box.hidden = !grade;
  question.querySelector("[data-go=next]").hidden = !grade;
  if (!grade) return;
  showGrade(box.querySelector(".bs-grade"), grade);
  only(box, grade === "fine" ? "then" : "why");
}

/* What is left to clear up: each question whose answer was no good one, with its reason and offices. */
function todo() {
  return questions
    .filter((question) => gradeOf(question) !== "fine")
    .sort((one, other) => GRADES.indexOf(gradeOf(other)) - GRADES.indexOf(gradeOf(one)))
    .map((question) => {
      const item = document.createElement("li");
      const asked = document.createElement("p");
      asked.className = "bs-asked";
      asked.append(...question.querySelector(".bs-asked").cloneNode(true).childNodes);
      const said = question.querySelector(".bs-reply").cloneNode(true);
      item.append(asked, ...said.childNodes);
      return item;
    });
}

function conclude() {
  const worst = GRADES[Math.max(...questions.map((question) => GRADES.indexOf(gradeOf(question))))];
  showGrade(result.querySelector("h3 .bs-grade"), worst);
  only(result, worst);
  const items = todo();
  result.querySelector(".bs-todo").hidden = !items.length;
  result.querySelector("ol").replaceChildren(...items);
}

/* The screen of that number, alone; focus goes where reading goes on. */
function show(number) {
  if (screens[number] === result) conclude();
  for (const screen of screens) screen.hidden = screen !== screens[number];
  screens[number].querySelector("[tabindex]").focus();
}

form.addEventListener("change", (event) => reply(event.target.closest(".bs-question")));
form.addEventListener("click", (event) => {
  const step = event.target.closest("[data-go]");
  if (!step) return;
  const here = screens.findIndex((screen) => !screen.hidden);
  show(here + (step.dataset.go === "next" ? 1 : -1));
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  // The boxes are empty only after this event.
  setTimeout(() => {
    questions.forEach(reply);
    show(0);
  });
});
document.body.dataset.ready = "";
