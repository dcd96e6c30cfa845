"""A person at the keyboard: nothing here points, clicks or fills."""
import re

HERE = "element => element === document.activeElement"
FOCUSED = """() => {
  const found = document.activeElement, label = found.closest("label") || found;
  if (found === document.body) return null;
  const ringed = element => { const s = getComputedStyle(element); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0; };
  const uncovered = box => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const hit = (across, down) => document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
    return right > left && bottom > top && [.1, .5, .9].some(x => [.1, .5, .9].some(y => label.contains(hit(x, y))));
  };
  return {name: found.outerHTML.slice(0, 120), ringed: ringed(found) || ringed(label),
    seen: [...found.getClientRects(), ...label.getClientRects()].some(uncovered)};
}"""


def check_focus(page) -> None:
    """What has the focus has a ring, and is neither off the screen nor wholly under something else (WCAG 2.4.7, 2.4.11)."""
    focus = page.evaluate(FOCUSED)
    if focus:  # between the last stop and the first the focus is on none
        assert focus["ringed"], f"no visible focus on {focus['name']}"
        assert focus["seen"], f"the focus is hidden: {focus['name']}"


def tab_to(page, role: str, name, *, within: str = "body", most: int = 80, back: bool = False):
    """Presses Tab until the first such element has the focus, checking each stop on the way; the element."""
    wanted = page.locator(within).get_by_role(role, name=name, exact=isinstance(name, str)).first
    wanted.wait_for(state="attached")
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        check_focus(page)
        if wanted.evaluate(HERE):
            return wanted
    raise AssertionError(f"{most} times Tab do not reach {role} {name!r}, but {page.evaluate(FOCUSED)}")


def press(page, role: str, name, key: str = "Enter", *, within: str = "body", most: int = 80) -> None:
    """Goes to a link or button and follows it to the page that it leads to."""
    tab_to(page, role, name, within=within, most=most)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def type_in(page, name, text: str, *, role: str = "textbox") -> None:
    tab_to(page, role, name)
    page.keyboard.type(text)


def starting(text: str) -> re.Pattern:
    """A name that begins so: labels say “optional” and hints after it."""
    return re.compile("^" + re.escape(text))
