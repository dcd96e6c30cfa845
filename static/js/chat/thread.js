// The messages on the page: kept ones by their number, then what waits to be kept, in the order of writing.
const NEAR_END = 120; // pixels within which a reader follows the talk
const LINK = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]]/g;

export class Thread {
  constructor(root, texts, retry) {
    this.texts = texts;
    this.retry = retry;
    this.me = root.dataset.me;
    this.log = root.querySelector("[data-log]");
    this.list = root.querySelector("[data-thread]");
    this.first = root.querySelector("[data-first]");
    this.template = root.querySelector("[data-template=message]").content.firstElementChild;
    this.echoes = new Map();
    const zone = { timeZone: root.dataset.zone };
    this.clock = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.day = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang,
      { ...zone, weekday: "long", day: "numeric", month: "long" });
  }

  // A day as the server writes it: French has 1er for the first of a month.
  dayOf(at) {
    return this.day.format(at).replace(/ 1 (?=\p{L})/u, document.documentElement.lang === "fr" ? " 1er " : " 1 ");
  }

  // 07:05, or 7 h 05 in French, as the server writes it.
  time(at) {
    const [hour, minute] = this.clock.format(at).split(":");
    return document.documentElement.lang === "fr" ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
  }

  // A message as the server keeps it. The echo of the same client id makes room for it, acknowledged or not.
  place(message) {
    const follow = this.nearEnd || message.sender === this.me;
    this.forget(message.client_id);
    this.first?.remove();
    const at = new Date(message.at);
    const item = this.item(message.sender === this.me, message.body, at);
    item.dataset.seq = message.seq;
    const next = this.firstEcho;
    const day = this.dayOf(at).replace(",", "");
    if (this.lastDay !== day) this.list.insertBefore(this.separator(day), next);
    this.list.insertBefore(item, next);
    if (follow) this.toEnd();
  }

  // The state of something written here: shown at the end until it is kept.
  echo(entry) {
    if (entry.state === "kept") return; // the message itself takes its place
    this.first?.remove();
    let item = this.echoes.get(entry.id);
    if (!item) {
      item = this.item(true, entry.body, new Date(entry.at));
      item.dataset.echo = entry.id;
      item.querySelector("[data-retry]").addEventListener("click", () => this.retry(entry.id));
      this.echoes.set(entry.id, item);
      this.list.append(item);
      this.toEnd();
    }
    item.classList.toggle("message--waiting", entry.state === "queued");
    item.classList.toggle("message--failed", entry.state === "failed");
    item.querySelector("[data-sending]").textContent = entry.state === "failed" ? `${this.texts.failed}. ${entry.reason ?? ""}`.trim() : this.texts[entry.state];
    item.querySelector("[data-retry]").hidden = entry.state !== "failed";
  }

  forget(clientId) {
    const item = this.echoes.get(clientId);
    if (!item) return;
    this.echoes.delete(clientId);
    item.remove();
  }

  item(mine, body, at) {
    const item = this.template.cloneNode(true);
    item.classList.toggle("message--mine", mine);
    item.querySelector(".visually-hidden").textContent = mine ? this.texts.you : this.texts.partner;
    item.querySelector(".message__body").append(...linked(body));
    const time = item.querySelector("time");
    time.dateTime = at.toISOString();
    time.textContent = this.time(at);
    return item;
  }

  separator(day) {
    const item = document.createElement("li");
    item.className = "thread__day";
    item.dataset.day = day;
    item.textContent = day;
    return item;
  }

  get lastDay() {
    return [...this.list.querySelectorAll("[data-day]")].at(-1)?.dataset.day;
  }

  get firstEcho() {
    return this.list.querySelector("[data-echo]");
  }

  get nearEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}

// Text and links, as the server's own page has them; never markup of the writer's.
function* linked(body) {
  let from = 0;
  for (const match of body.matchAll(LINK)) {
    yield body.slice(from, match.index);
    yield Object.assign(document.createElement("a"), { href: match[0], rel: "nofollow", textContent: match[0] });
    from = match.index + match[0].length;
  }
  yield body.slice(from);
}
