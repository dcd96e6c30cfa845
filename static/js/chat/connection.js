// One socket that comes back: full-jitter backoff, and a beat that notices a dead line before anybody waits for it.
const SHORTEST = 500;
const LONGEST = 30000;
const BEAT = 25000;
const SILENCE = 10000; // after a beat; then the line is dead
const HOPELESS_AFTER = 3; // handshakes that never opened: something on the way refuses sockets
const FINAL = new Set([4403, 4404]); // no member any more: trying again changes nothing
const ANSWERED = new Set(["subscribe", "sync", "send"]);

export class Connection {
  constructor(path, hear) {
    this.url = new URL(path, location.href);
    this.url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.hear = hear;
    this.attempts = 0;
    this.everOpened = false;
    window.addEventListener("online", () => this.hurry());
    window.addEventListener("offline", () => this.drop());
    window.addEventListener("pagehide", () => this.drop());
    window.addEventListener("pageshow", (event) => { if (event.persisted) this.hurry(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") this.hurry(); });
  }

  get hopeless() {
    return !this.everOpened && this.attempts >= HOPELESS_AFTER;
  }

  open() {
    clearTimeout(this.timer);
    this.timer = null;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.addEventListener("open", () => { if (socket === this.socket) this.opened(); });
    socket.addEventListener("message", (event) => { if (socket === this.socket) this.heard(event.data); });
    socket.addEventListener("close", (event) => { if (socket === this.socket) this.closed(event.code); });
  }

  opened() {
    this.everOpened = true;
    this.attempts = 0;
    this.scheduleBeat();
    this.hear.opened();
  }

  heard(data) {
    clearTimeout(this.silence);
    this.hear.frame(JSON.parse(data));
  }

  // Answers whether the frame left; a frame that did not is the caller's to keep.
  send(frame) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    if (ANSWERED.has(frame.type)) {
      clearTimeout(this.silence);
      this.silence = setTimeout(() => this.drop(), SILENCE);
    }
    return true;
  }

  scheduleBeat() {
    clearInterval(this.beat);
    this.beat = setInterval(() => this.hear.beat(), BEAT);
  }

  // Forgets the socket at once: a dead line may take minutes to say that it is closed.
  drop() {
    const socket = this.socket;
    if (!socket) return;
    this.closed(1006);
    socket.close();
  }

  closed(code) {
    this.socket = null;
    clearTimeout(this.silence);
    clearInterval(this.beat);
    this.hear.lost(FINAL.has(code));
    if (FINAL.has(code)) return;
    this.attempts += 1;
    const most = Math.min(LONGEST, SHORTEST * 2 ** this.attempts);
    this.timer = setTimeout(() => this.open(), Math.max(SHORTEST, Math.random() * most));
  }

  hurry() {
    if (this.socket || !this.timer) return;
    this.open();
  }
}
