// The device's IANA time zone: filled into forms, and offered when it differs from the person's.
const device = Intl.DateTimeFormat().resolvedOptions().timeZone || "";

export function fillZones(root) {
  for (const input of root.querySelectorAll("input[data-time-zone]")) {
    if (!input.value) input.value = device;
  }
}

export function offerZone(root) {
  const offer = root.querySelector("[data-zone-offer]");
  if (!offer || !device || sameClock(offer.dataset.zoneOffer, device) || sessionStorage.getItem("zone-kept") === device) return;
  offer.querySelector("[data-zone-name]").textContent = device.split("/").pop().replaceAll("_", " ");
  offer.hidden = false;
  offer.addEventListener("dismissed", () => sessionStorage.setItem("zone-kept", device));
}

// Two names may tell the same time all year (Europe/Paris, Europe/Brussels): then there is nothing to offer.
function sameClock(one, other) {
  try {
    const year = new Date().getFullYear();
    return [0, 6].every((month) => {
      const at = new Date(Date.UTC(year, month, 15, 12));
      return at.toLocaleString("en", { timeZone: one }) === at.toLocaleString("en", { timeZone: other });
    });
  } catch {
    return true;
  }
}
