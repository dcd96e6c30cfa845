"""Kinds of sessions: what their agenda consists of and what is asked before them. Pure; a program's own are SessionKind."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from django.utils import translation

FIRST, USUAL, CHOSEN = "first", "usual", "chosen"  # when a kind is meant if nobody chooses: see Kinds.by_position()
WORKING = "working"
MOST_PARTS, MOST_QUESTIONS, MOST_SHARES = 8, 6, 240


@dataclass(frozen=True)
class Words:
    """In both languages; where one is empty, the other is shown."""

    fr: str = ""
    en: str = ""

    def __str__(self):
        first, second = (self.fr, self.en) if (translation.get_language() or "fr").startswith("fr") else (self.en, self.fr)
        return first or second


@dataclass(frozen=True)
class Part:
    """`code`: an AgendaItem.Kind; `share`: of the session's time, against the other parts; `name`: its own, if it has one."""

    code: str
    share: int
    name: Words = Words()


@dataclass(frozen=True)
class Kind:
    code: str
    name: Words
    parts: tuple[Part, ...]
    use: str = CHOSEN
    questions: tuple[Words, ...] = ()
    reading: str = ""
    is_offered: bool = True

    def minutes(self, whole: int) -> list[int]:
        """Of each part of a session that lasts so long: they add up to it."""
        shares = [0, *accumulate(part.share for part in self.parts)]
        ends = [round(whole * share / shares[-1]) for share in shares]
        return [end - start for start, end in zip(ends, ends[1:], strict=False)]


def _kind(code: str, fr: str, en: str, use: str, parts: Mapping[str, int], *questions: Words) -> Kind:
    return Kind(code, Words(fr, en), tuple(Part(*each) for each in parts.items()), use, questions)


BUILT_IN: Mapping[str, Kind] = {kind.code: kind for kind in (
    _kind("first", "Première rencontre", "First meeting", FIRST, {"welcome": 10, "goals": 9, "frame": 6, "actions": 5}),
    _kind(WORKING, "Séance de travail", "Working session", USUAL, {"recap": 4, "work": 11, "exchange": 9, "actions": 6}),
    _kind("flipped", "Séance inversée", "Flipped session", CHOSEN, {"recap": 3, "reading": 8, "work": 13, "actions": 6},
          Words("Qu’avez-vous lu, regardé ou essayé ?", "What did you read, watch or try?"),
          Words("Qu’est-ce qui est clair maintenant ?", "What is clear to you now?"),
          Words("Sur quoi voulez-vous travailler ensemble ?", "What do you want to work on together?")),
    _kind("review", "Point d’étape", "Mid-term review", CHOSEN, {"recap": 4, "review": 12, "adjust": 8, "actions": 6},
          Words("Qu’est-ce qui a avancé depuis le début ?", "What has moved forward since the beginning?"),
          Words("Que faudrait-il changer d’ici la fin ?", "What should change until the end?")),
    _kind("closing", "Séance de clôture", "Closing session", CHOSEN, {"review": 10, "lessons": 8, "onward": 8, "thanks": 4},
          Words("De quoi êtes-vous content·e ?", "What are you glad about?"),
          Words("Que ferez-vous ensuite, sans mentor ?", "What will you do next, without a mentor?")),
)}


@dataclass(frozen=True)
class Kinds:
    """All that a program has: its own first say what they replace."""

    own: tuple[Kind, ...] = ()

    @property
    def all(self) -> list[Kind]:
        own = {kind.code: kind for kind in self.own}
        return [own.pop(code, built_in) for code, built_in in BUILT_IN.items()] + list(own.values())

    @property
    def offered(self) -> list[Kind]:
        return [kind for kind in self.all if kind.is_offered]

    def get(self, code: str) -> Kind | None:
        return next((kind for kind in self.all if kind.code == code), None)

    def by_position(self, is_first: bool) -> Kind:
        """What is meant where nobody chooses: what the program says itself before what is built in."""
        known = [*self.own, *(kind for kind in self.all if kind not in self.own)]
        wanted = (FIRST, USUAL) if is_first else (USUAL,)
        return next((kind for use in wanted for kind in known if kind.use == use), BUILT_IN[WORKING])


def kinds_in(rows: Iterable[Mapping]) -> Kinds:
    """From rows of SessionKind as their columns, in the order in which they are shown."""
    return Kinds(tuple(_from(row) for row in rows))


def _from(row: Mapping) -> Kind:
    parts = tuple(Part(each["code"], each["share"], Words(each.get("fr", ""), each.get("en", ""))) for each in row["parts"])
    questions = tuple(Words(each.get("fr", ""), each.get("en", "")) for each in row["questions"])
    return Kind(row["code"], Words(row["name_fr"], row["name_en"]), parts, row["use"], questions, row["reading"], row["is_offered"])
