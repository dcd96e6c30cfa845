// What a person writes survives a closed or failed page: textarea[data-draft="key"], kept for this tab. A draft goes when
// the page that answers its form has loaded; an error page loads no script, so then it stays.
const SENT = "drafts-sent";

for (const key of JSON.parse(sessionStorage.getItem(SENT) || "[]")) sessionStorage.removeItem(key);
sessionStorage.removeItem(SENT);

export function keepDrafts(root) {
  for (const area of root.querySelectorAll("textarea[data-draft]:not([data-kept])")) {
    area.dataset.kept = "";
    const key = `draft:${location.pathname}:${area.dataset.draft || area.name}`;
    const kept = sessionStorage.getItem(key);
    if (kept && !area.value) {
      area.value = kept;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.addEventListener("input", () => {
      if (area.value.trim()) sessionStorage.setItem(key, area.value);
      else sessionStorage.removeItem(key);
    });
    area.form?.addEventListener("sent", () => sessionStorage.setItem(SENT, JSON.stringify([...JSON.parse(sessionStorage.getItem(SENT) || "[]"), key])));
  }
}
