"""Ten statements on personality: items 1 to 10 of the Mini-IPIP, two a trait, one of them keyed the other way.

Source: M. B. Donnellan, F. L. Oswald, B. M. Baird and R. E. Lucas, "The Mini-IPIP Scales: Tiny-yet-effective measures of the Big Five
factors of personality", Psychological Assessment 18 (2006), 192-203. The items are those of the International Personality Item Pool
(ipip.ori.org), which is in the public domain: they may be copied, translated and used without asking. The French wording is our own.

The whole instrument has twenty items; half of it measures roughly. It serves as a slight hint for matching and is never shown as a result.
"""
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

WORST, BEST = 1, 5
SKIPPED = 0
TRAITS = ("extraversion", "agreeableness", "conscientiousness", "stability", "openness")


class Item(NamedTuple):
    words: str
    trait: str
    reversed: bool = False


ITEMS = (
    Item(_("I am the life of the party."), "extraversion"),
    Item(_("I sympathize with others’ feelings."), "agreeableness"),
    Item(_("I get chores done right away."), "conscientiousness"),
    Item(_("I have frequent mood swings."), "stability", True),
    Item(_("I have a vivid imagination."), "openness"),
    Item(_("I do not talk a lot."), "extraversion", True),
    Item(_("I am not interested in other people’s problems."), "agreeableness", True),
    Item(_("I often forget to put things back in their proper place."), "conscientiousness", True),
    Item(_("I am relaxed most of the time."), "stability"),
    Item(_("I am not interested in abstract ideas."), "openness", True),
)
CHOICES = ((1, _("Very inaccurate")), (2, _("Rather inaccurate")), (3, _("Neither")), (4, _("Rather accurate")), (5, _("Very accurate")))


def scores(answers: Sequence[int]) -> dict[str, int]:
    """{trait: 0 to 8} of answers in the order of ITEMS, 1 to 5 each or SKIPPED; a trait with a skipped item is left out."""
    found: dict[str, list[int]] = {}
    for item, answer in zip(ITEMS, answers, strict=False):
        found.setdefault(item.trait, []).append(answer and (WORST + BEST - answer if item.reversed else answer))
    return {trait: sum(values) - len(values) * WORST for trait, values in found.items() if SKIPPED not in values}
