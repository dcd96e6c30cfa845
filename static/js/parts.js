// Several parts of a page are one form: each keeps what was typed in it, for this tab and this reader, until its own button has saved it.
// A kept version goes along with its text, so that words that somebody else wrote since are still told apart.
// The page says what is saved: an error page or a new sign-in in between drops nothing.
export function keepParts(root) {
  for (const part of root.querySelectorAll("[data-part]:not([data-kept])")) {
    part.dataset.kept = "";
    const key = `part:${document.body.dataset.reader}:${part.dataset.part}`;
    if (part.dataset.saved !== undefined) drop(key);
    if (part.dataset.unsaved === undefined) restore(part, JSON.parse(sessionStorage.getItem(key) || "null"));
    keep(part, key);
    part.addEventListener("input", () => keep(part, key));
    part.addEventListener("keydown", sendThisPart);
  }
}

function drop(key) {
  sessionStorage.removeItem(key);
  const address = new URL(location);
  address.searchParams.delete("saved");
  history.replaceState(history.state, "", address);
}

function keep(part, key) {
  const changed = part.dataset.unsaved !== undefined || fields(part).some(differs);
  part.querySelector("[data-unsaved-note]").hidden = !changed;
  if (!changed) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(fields(part).map((field) => [name(field), value(field)])));
}

function restore(part, kept) {
  const values = new Map(kept || []);
  for (const field of fields(part)) {
    const was = values.get(name(field));
    if (was === undefined || was === value(field)) continue;
    if (isBox(field)) field.checked = was;
    else field.value = was;
    if (field.localName === "textarea") field.dispatchEvent(new Event("input"));
  }
}

// Enter in a line of text would press the form's first button. Where a part says more than that line, it goes to the part's own, and what
// that does can be read before it is pressed.
function sendThisPart(event) {
  if (event.key !== "Enter" || event.isComposing || event.target.localName !== "input" || isBox(event.target)) return;
  event.preventDefault();
  const button = event.currentTarget.querySelector("[formaction]");
  if (event.currentTarget.dataset.enter === "button") button.focus();
  else event.target.form.requestSubmit(button);
}

const fields = (part) => [...part.querySelectorAll("input[name], textarea[name], select[name]")];
const isBox = (field) => field.type === "checkbox" || field.type === "radio";
const name = (field) => (field.type === "radio" ? `${field.name}=${field.value}` : field.name);
const value = (field) => (isBox(field) ? field.checked : field.value);

function differs(field) {
  if (field.type === "hidden") return false;
  if (field.localName === "select") return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}
