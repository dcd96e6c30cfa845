// ? shows the keys, Ctrl K or ⌘K goes to a page of the menu by its name.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

export function wireKeys() {
  const help = document.getElementById("keys");
  const palette = document.getElementById("palette");
  if (!help || !palette) return;
  const list = wirePalette(palette);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      list.open();
    } else if (event.key === "?" && !typing(event.target) && !event.ctrlKey && !event.metaKey && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      help.showModal();
    }
  });
  for (const opener of document.querySelectorAll("[data-open-palette]")) {
    opener.hidden = false;
    opener.addEventListener("click", list.open);
  }
}

function places() {
  const found = new Map();
  for (const link of document.querySelectorAll(".sidebar a.nav__link, .tabs a, .breadcrumb a")) {
    const label = (link.querySelector("span") || link).textContent.trim();
    if (!found.has(link.href)) found.set(link.href, { label, href: link.href, icon: link.querySelector("svg") });
  }
  return [...found.values()];
}

function wirePalette(dialog) {
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  let chosen = 0;

  function show() {
    const wanted = folded(input.value);
    const shown = places().filter((place) => folded(place.label).includes(wanted));
    chosen = Math.min(chosen, Math.max(shown.length - 1, 0));
    list.replaceChildren(...shown.map((place, n) => option(place, n)));
    input.setAttribute("aria-activedescendant", shown.length ? `palette-${chosen}` : "");
  }
  function option(place, n) {
    const item = document.createElement("li");
    item.id = `palette-${n}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(n === chosen));
    if (place.icon) item.append(place.icon.cloneNode(true));
    item.append(place.label);
    item.dataset.href = place.href;
    item.addEventListener("click", () => location.assign(place.href));
    return item;
  }
  input.addEventListener("input", () => { chosen = 0; show(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : list.children.length - 1)) % Math.max(list.children.length, 1);
      show();
      list.children[chosen]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && list.children[chosen]) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.href);
    }
  });
  return { open() { if (dialog.open) return; input.value = ""; chosen = 0; show(); dialog.showModal(); input.focus(); } };
}
