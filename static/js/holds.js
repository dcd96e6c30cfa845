// A time that is kept says when it is kept no longer: after data-lapses (seconds, since clocks differ) a line says its data-lapsed.
export function watchHolds() {
  for (const line of document.querySelectorAll("[data-lapses]:not([data-watched])")) {
    line.dataset.watched = "";
    const end = Date.now() + line.dataset.lapses * 1000;
    const look = () => { if (Date.now() >= end) line.textContent = line.dataset.lapsed; };
    setTimeout(look, end - Date.now());
    document.addEventListener("visibilitychange", look); // while a device sleeps no time passes for a timer
  }
}
