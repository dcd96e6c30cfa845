// A conversation's page, made live. Without this module the same page reads and sends by ordinary requests.
import { Connection } from "./chat/connection.js";
import { Outbox } from "./chat/outbox.js";
import { Thread } from "./chat/thread.js";

const TYPING_EVERY = 3000;
const SHOWN = 6000;

class Conversation {
  constructor(root) {
    this.root = root;
    this.id = root.dataset.conversation;
    this.held = Number(root.dataset.since); // every message up to this one is on the page
    this.state = root.querySelector("[data-state]");
    this.form = root.querySelector("[data-composer]");
    this.field = this.form.elements.body;
    this.texts = texts(root);
    this.thread = new Thread(root, this.texts, (clientId) => this.outbox.retry(clientId));
    this.outbox = new Outbox(`${root.dataset.me}.${this.id}`, (entry) => this.dispatch(entry), (entry) => this.thread.echo(entry));
    this.connection = new Connection(root.dataset.socket, {
      opened: () => this.subscribe(), lost: (ended) => this.lost(ended), frame: (frame) => this.receive(frame), beat: () => this.sync(),
    });
    this.listen();
    this.thread.toEnd();
    this.outbox.restore();
    this.connection.open();
  }

  listen() {
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.wrote());
    document.addEventListener("visibilitychange", () => { this.markRead(); this.sync(); });
    window.addEventListener("focus", () => this.markRead());
    this.field.value ||= this.outbox.draft;
    const keys = this.root.querySelector("[data-keys]");
    keys.hidden = false;
    this.field.setAttribute("aria-describedby", `${this.field.getAttribute("aria-describedby") ?? ""} ${keys.id}`.trim());
  }

  // ── writing ──────────────────────────────────────────────────────────────────────────────────
  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  submit(event) {
    if (this.connection.hopeless) return; // no socket was ever let through here: the form's own request carries the message
    event.preventDefault();
    const body = this.field.value.trim();
    if (!body) return;
    this.field.value = "";
    this.outbox.draft = "";
    this.outbox.add(body);
    this.thread.toEnd();
    this.field.focus();
  }

  wrote() {
    this.outbox.draft = this.field.value;
    if (!this.field.value || Date.now() - (this.typedAt ?? 0) < TYPING_EVERY) return;
    this.typedAt = Date.now();
    this.connection.send({ type: "typing", conversation: this.id });
  }

  dispatch(entry) {
    return this.connection.send({ type: "send", conversation: this.id, client_id: entry.id, body: entry.body });
  }

  // ── hearing ──────────────────────────────────────────────────────────────────────────────────
  subscribe() {
    this.connection.send({ type: "subscribe", conversation: this.id, since: this.held });
    if (this.wasLost) this.say(this.texts.online, SHOWN);
    this.wasLost = false;
    this.outbox.flush();
  }

  sync() {
    this.connection.send({ type: "sync", conversation: this.id, since: this.held });
  }

  lost(ended) {
    this.wasLost = true;
    this.outbox.pause();
    this.say(ended ? this.texts.ended : this.texts.offline);
  }

  receive(frame) {
    if (frame.conversation !== this.id) return;
    const hear = { message: this.message, messages: this.messages, ack: this.acknowledged, error: this.refused, typing: this.typing };
    hear[frame.type]?.call(this, frame);
  }

  message(frame) {
    if (frame.seq <= this.held) return;
    if (frame.seq > this.held + 1) {
      this.sync(); // one is missing in between
      return;
    }
    this.place(frame);
    this.markRead();
  }

  messages(frame) {
    for (const message of frame.messages) {
      if (message.seq === this.held + 1) this.place(message);
    }
    if (frame.messages.length && this.held < frame.head) this.sync();
    this.markRead();
  }

  place(frame) {
    this.held = frame.seq;
    if (frame.sender === this.root.dataset.me) this.outbox.kept(frame.client_id);
    else this.say("");
    this.thread.place(frame);
  }

  acknowledged(frame) {
    this.outbox.kept(frame.client_id);
    if (frame.seq > this.held) this.sync();
    else this.thread.forget(frame.client_id); // kept before this page was made
  }

  refused(frame) {
    if (frame.code === "rate" && frame.client_id) this.outbox.later(frame.client_id);
    else if (frame.client_id) this.outbox.failed(frame.client_id, frame.message || this.texts.ended);
    else if (["not_found", "forbidden"].includes(frame.code)) this.say(this.texts.ended);
  }

  typing(frame) {
    if (frame.who === this.root.dataset.me) return;
    this.say(this.texts.typing, SHOWN);
  }

  markRead() {
    if (document.visibilityState !== "visible" || !document.hasFocus() || this.held <= (this.readTo ?? Number(this.root.dataset.since))) return;
    if (this.connection.send({ type: "read", conversation: this.id, seq: this.held })) this.readTo = this.held;
  }

  say(text, forMs) {
    clearTimeout(this.sayTimer);
    if (this.state.textContent !== text) this.state.textContent = text;
    if (forMs) this.sayTimer = setTimeout(() => this.say(""), forMs);
  }
}

function texts(root) {
  const spans = root.querySelector("[data-template=texts]").content.querySelectorAll("[data-text]");
  return Object.fromEntries([...spans].map((span) => [span.dataset.text, span.textContent]));
}

for (const root of document.querySelectorAll("[data-chat][data-live]")) new Conversation(root);
