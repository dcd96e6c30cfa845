// Textareas grow with what is written, where the browser cannot do it by itself.
const native = CSS.supports("field-sizing", "content");

export function growTextareas(root) {
  if (native) return;
  for (const area of root.querySelectorAll("textarea:not([data-grows])")) {
    area.dataset.grows = "";
    const grow = () => { area.style.height = "auto"; area.style.height = `${area.scrollHeight + 2}px`; };
    area.addEventListener("input", grow);
    grow();
  }
}
