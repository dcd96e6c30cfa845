// Banners get a close button where a script can close them.
export function wireDismissals(root) {
  const template = document.getElementById("close-template");
  if (!template) return;
  for (const banner of root.querySelectorAll("[data-dismissable]:not([data-wired]), [data-zone-offer]:not([data-wired])")) {
    banner.dataset.wired = "";
    banner.append(template.content.cloneNode(true));
    banner.querySelector(".banner__close").addEventListener("click", () => {
      banner.dispatchEvent(new Event("dismissed"));
      banner.remove();
    });
  }
}
