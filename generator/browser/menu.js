/* The menu on a narrow screen. Without script the link leads to the menu by its address (#menu). */

export function startMenu() {
  const button = document.querySelector(".bs-menu-button");
  const menu = document.getElementById("menu");
  if (!button || !menu) return;
  button.setAttribute("role", "button");
  button.setAttribute("aria-controls", "menu");

  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("bs-open", open);
  };
  show(false);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    show(button.getAttribute("aria-expanded") !== "true");
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      button.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
      show(false);
      button.focus();
    }
  });
}
