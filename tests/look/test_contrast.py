"""Every pair of colours that meet is readable in both themes: WCAG 2.2, 4.5 for text, 3 for edges and the focus ring."""
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = (Path(settings.BASE_DIR) / "static" / "css" / "app.css").read_text()
TOKENS = {name: pair for name, *pair in re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", CSS)}
GROUNDS = ("bg", "surface", "sunken")
TEXT = [
    *[(text, ground) for text in ("text", "text-2", "text-3", "link", "primary", "danger-text") for ground in GROUNDS],
    ("on-primary", "primary"), ("on-primary", "primary-hover"), ("on-primary-soft", "primary-soft"), ("link", "primary-soft"),
    ("on-accent", "accent"), ("on-danger", "danger"), ("ok", "ok-soft"), ("warn", "warn-soft"), ("danger-text", "danger-soft"),
    ("info", "info-soft"), ("text", "primary-soft"),
]
EDGES = [*[("border-strong", ground) for ground in GROUNDS], *[("focus", ground) for ground in GROUNDS], ("danger", "surface"),
         ("primary", "track"), ("ok", "surface"), ("border-strong", "primary-soft")]


def luminance(colour: str) -> float:
    parts = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_formula():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable(theme, text, ground):
    assert contrast(TOKENS[text][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_are_seen(theme, edge, ground):
    assert contrast(TOKENS[edge][theme], TOKENS[ground][theme]) >= 3
