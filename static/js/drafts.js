// What a person writes outlives a page that is closed, refused or left to sign in again: every textarea, for this tab and this reader,
// but those that keep their words themselves, in a part of a page and in the chat. A draft goes when the page that answers its form has
// loaded and neither refuses it nor asks to sign in.
const SENT = "drafts-sent";
const OWN = "textarea:not([data-kept], [hidden], :disabled, [data-part] *, [data-composer] *)";
const reader = document.body.dataset.reader;
const isRefused = performance.getEntriesByType("navigation")[0]?.responseStatus >= 400
  || document.querySelector("#messages :is(.banner--warn, .banner--danger)") !== null;

if (reader && !isRefused) sent().forEach((key) => sessionStorage.removeItem(key));
sessionStorage.removeItem(SENT);
document.querySelectorAll("[data-drafts-note]").forEach((note) => { note.hidden = !note.hidden; });

export function keepDrafts(root) {
  if (!reader) return;
  for (const area of root.querySelectorAll(OWN)) {
    area.dataset.kept = "";
    const key = keyOf(area);
    restore(area, JSON.parse(sessionStorage.getItem(key) || "null"));
    area.addEventListener("input", () => keep(area, key, area.value !== area.defaultValue));
    area.form?.addEventListener("sent", () => {
      keep(area, key, true);
      sessionStorage.setItem(SENT, JSON.stringify([...sent(), key]));
    });
  }
}

function keyOf(area) {
  const address = new URL(area.form?.getAttribute("action") || "", location);
  return `draft:${reader}:${address.pathname}:${area.id || area.name}`;
}

function sent() {
  return JSON.parse(sessionStorage.getItem(SENT) || "[]");
}

function keep(area, key, isTyped) {
  if (isTyped && area.value.trim()) sessionStorage.setItem(key, JSON.stringify({ over: area.defaultValue, text: area.value }));
  else sessionStorage.removeItem(key);
}

// Over other words than those that stood there nothing is put.
function restore(area, kept) {
  if (!kept || kept.text === area.value || (area.value && kept.over !== area.defaultValue)) return;
  area.value = kept.text;
  area.after(document.getElementById("kept-template").content.cloneNode(true));
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
