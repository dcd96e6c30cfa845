// A form is sent once; a form with data-confirm asks first; what was refused takes the focus: its summary, or the first field that is wrong.
export function wireForms() {
  (document.querySelector("[data-errors]") || document.querySelector("[aria-invalid=true]"))?.focus();
  document.addEventListener("submit", onSubmit);
  window.addEventListener("pageshow", (event) => { if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(rest); });
}

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") === "dialog") return;
  const question = event.submitter?.dataset.confirm || form.dataset.confirm;
  if (question && form.dataset.confirmed === undefined) {
    event.preventDefault();
    ask(question, event.submitter?.textContent).then((yes) => {
      if (!yes) return;
      form.dataset.confirmed = "";
      form.requestSubmit(event.submitter);
    });
    return;
  }
  delete form.dataset.confirmed;
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dispatchEvent(new Event("sent"));
  if (form.matches("[hx-post], [hx-get], [data-live]") || form.hasAttribute("target")) return;
  form.dataset.sent = "";
  event.submitter?.setAttribute("aria-busy", "true");
  // A download leaves the page where it is: let the form be used again.
  setTimeout(() => rest(form), 8000);
}

function rest(form) {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
}

function ask(question, action) {
  const dialog = document.getElementById("confirm");
  dialog.querySelector("[data-confirm-text]").textContent = question;
  if (action?.trim()) dialog.querySelector("[data-confirm-yes]").textContent = action.trim();
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answer) => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }));
}
