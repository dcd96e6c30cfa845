"""What holds of every page, in every language, theme and width."""
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390, 320)
SCHEMES = ("light", "dark")

OF_COLOURS = ["color-contrast", "link-in-text-block"]  # all that a theme can change: it sets colours and nothing else

RUN_AXE = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"], preload: false}).then(found =>
  found.violations.map(v => `${v.id}: `
    + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + n.html.slice(0, 120)).join(" | ")))"""
SIDEWAYS = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide <= 0) return [];
  const over = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
  return [`scrolls sideways by ${wide} px: ${over.slice(0, 3).map(e => e.outerHTML.slice(0, 100)).join(" | ")}`];
}"""
SMALL = """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary, a.button")]
  .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !e.closest(".visually-hidden, .skip"))
  .map(e => [e, (e.matches("input[type=checkbox], input[type=radio]") && e.closest("label") || e).getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .slice(0, 3).map(([e, box]) => `target of ${box.width | 0}×${box.height | 0} px: ${e.outerHTML.slice(0, 100)}`)"""
FACTS = """() => ({lang: document.documentElement.lang, title: document.title,
  h1: [...document.querySelectorAll("h1")].map(e => e.textContent.trim())})"""


@cache
def axe_source() -> str:
    return AXE.read_text()


class Watch:
    """Console errors and requests to other hosts of one page, since the last take()."""

    def __init__(self, page):
        self.seen = []
        page.on("console", lambda message: message.type == "error" and self.seen.append(f"console: {message.text[:200]}"))
        page.on("pageerror", lambda error: self.seen.append(f"script: {str(error)[:200]}"))
        page.on("request", lambda request: self._request(page, request))

    def _request(self, page, request):
        host = urlsplit(request.url)
        if host.scheme in ("http", "https", "ws", "wss") and host.hostname not in ("127.0.0.1", "localhost"):
            self.seen.append(f"asks another host: {request.url[:120]}")

    def take(self) -> list[str]:
        seen, self.seen = self.seen, []
        return seen


def head_problems(page, status: int, language: str) -> list[str]:
    """Problems that neither theme nor width changes."""
    found = [] if status == 200 else [f"status {status}"]
    facts = page.evaluate(FACTS)
    if facts["lang"] != language:
        found.append(f"html lang is {facts['lang']}")
    if len(facts["h1"]) != 1 or not facts["h1"][0]:
        found.append(f"h1: {facts['h1']}")
    if not facts["title"].strip(" ·"):
        found.append("no title")
    return found


def view_problems(page, width: int) -> list[str]:
    """Problems at one width; the page stays as it is. What no colour changes is looked at in the first theme."""
    page.set_viewport_size({"width": width, "height": 900})
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_source())
    return [f"{width} px, {scheme}: {problem}" for scheme in SCHEMES for problem in _problems_in(page, scheme)]


def _problems_in(page, scheme):
    page.emulate_media(color_scheme=scheme)
    if scheme == SCHEMES[0]:
        return page.evaluate(RUN_AXE, {"type": "tag", "values": TAGS}) + page.evaluate(SIDEWAYS) + page.evaluate(SMALL)
    return page.evaluate(RUN_AXE, {"type": "rule", "values": OF_COLOURS})


def check_page(page, path: str, language: str, *, widths=WIDTHS, watch: Watch | None = None) -> list[str]:
    """Everything wrong with the page at `path`, in words; [] when nothing is. One load serves all widths and themes."""
    watch = watch or Watch(page)
    answer = page.goto(path, wait_until="load")
    return check_shown(page, answer.status, language, watch, widths=widths)


def check_shown(page, status: int, language: str, watch: Watch, *, widths=WIDTHS) -> list[str]:
    """The same for the page that is shown already."""
    path, found = urlsplit(page.url).path, head_problems(page, status, language)
    for width in widths:
        found += view_problems(page, width)
    return [f"{path}: {problem}" for problem in found + watch.take()]
