// What was written here and is not known to be kept yet. It survives a reload of the tab: the id of a message stays the same
// however often it is sent, and the server keeps it once.
const PATIENCE = 5000; // before a message without an answer is sent again on an open line
const RATE_PAUSE = 3000;

export class Outbox {
  constructor(name, dispatch, show) {
    this.names = { draft: `tandem.draft.${name}`, unsent: `tandem.unsent.${name}` };
    this.dispatch = dispatch; // (entry) -> whether it left
    this.show = show; // (entry) -> shows its state: queued, sending, failed or kept
    this.entries = new Map();
    this.timers = new Map();
  }

  get draft() {
    return read(this.names.draft) ?? "";
  }

  set draft(text) {
    write(this.names.draft, text);
  }

  restore() {
    for (const entry of JSON.parse(read(this.names.unsent) ?? "[]")) this.put({ ...entry, state: entry.state === "failed" ? "failed" : "queued" });
  }

  add(body) {
    const entry = { id: newId(), body, state: "queued", at: new Date().toISOString() };
    this.put(entry);
    this.attempt(entry);
  }

  // In the order of writing: the server numbers them as they come.
  flush() {
    for (const entry of this.entries.values()) if (entry.state !== "failed") this.attempt(entry);
  }

  pause() {
    for (const entry of this.entries.values()) if (entry.state === "sending") this.put({ ...entry, state: "queued" });
  }

  retry(id) {
    const entry = this.entries.get(id);
    if (entry) this.attempt({ ...entry, reason: undefined });
  }

  later(id) {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.put({ ...entry, state: "queued" });
    this.wake(entry, RATE_PAUSE);
  }

  failed(id, reason) {
    const entry = this.entries.get(id);
    if (entry) this.put({ ...entry, state: "failed", reason });
  }

  kept(id) {
    const entry = this.entries.get(id);
    if (!entry) return;
    clearTimeout(this.timers.get(id));
    this.entries.delete(id);
    this.save();
    this.show({ ...entry, state: "kept" });
  }

  attempt(entry) {
    const left = this.dispatch(entry);
    this.put({ ...entry, state: left ? "sending" : "queued" });
    if (left) this.wake(entry, PATIENCE);
  }

  wake(entry, delay) {
    clearTimeout(this.timers.get(entry.id));
    this.timers.set(entry.id, setTimeout(() => {
      const now = this.entries.get(entry.id);
      if (now && now.state !== "failed") this.attempt(now);
    }, delay));
  }

  put(entry) {
    if (entry.state === "failed") clearTimeout(this.timers.get(entry.id));
    this.entries.set(entry.id, entry);
    this.save();
    this.show(entry);
  }

  save() {
    write(this.names.unsent, this.entries.size ? JSON.stringify([...this.entries.values()]) : "");
  }
}

// crypto.randomUUID exists in secure contexts only; a school may well serve plain http inside its walls.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function read(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null; // storage may be switched off
  }
}

function write(name, text) {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    // a full or absent storage loses the draft on reload, nothing else
  }
}
