// The theme changes at once while the form is on its way; menus close on Escape and outside clicks.
export function wireTheme() {
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.addEventListener("click", () => {
      if (button.value === "system") document.documentElement.removeAttribute("data-theme");
      else document.documentElement.dataset.theme = button.value;
    });
  }
}

export function wireMenus() {
  const open = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}
