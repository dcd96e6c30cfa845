"""Good words to start from, in both languages: a charter and the steps of a plan. People change both."""
from collections.abc import Mapping
from dataclasses import dataclass

LEARNER, MENTOR, BOTH = "learner", "mentor", "both"


@dataclass(frozen=True)
class Step:
    milestone: Mapping[str, str]
    title: Mapping[str, str]
    owner: str
    after_days: int


def _both(fr: str, en: str) -> dict[str, str]:
    return {"fr": fr, "en": en}


_MEET = _both("Faire connaissance", "Get to know each other")
_AIM = _both("Fixer le cap", "Set the course")
_WORK = _both("Avancer", "Move forward")
_CLOSE = _both("Conclure et transmettre", "Conclude and pass on")

STEPS = (
    Step(_MEET, _both("Lire et signer la charte", "Read and sign the charter"), BOTH, 7),
    Step(_MEET, _both("Se présenter : parcours, attentes, façon de travailler",
                      "Introduce yourselves: path, expectations, ways of working"), BOTH, 7),
    Step(_MEET, _both("Réserver les trois premières séances", "Book the first three sessions"), LEARNER, 10),
    Step(_AIM, _both("Relire ensemble l’objectif SMART et le préciser", "Reread the SMART goal together and sharpen it"), BOTH, 21),
    Step(_AIM, _both("Faire le point sur trois forces et deux points à travailler", "Name three strengths and two points to work on"),
         LEARNER, 28),
    Step(_AIM, _both("Proposer deux ressources utiles", "Suggest two useful resources"), MENTOR, 28),
    Step(_WORK, _both("Essayer une première action concrète et la raconter",
                       "Try a first concrete action and tell how it went"), LEARNER, 42),
    Step(_WORK, _both("Ouvrir une porte : une personne à rencontrer", "Open a door: one person to meet"), MENTOR, 56),
    Step(_WORK, _both("Faire le bilan à mi-parcours et ajuster le plan", "Review at the halfway point and adjust the plan"), BOTH, 90),
    Step(_WORK, _both("Rassembler deux preuves de progrès", "Gather two pieces of evidence of progress"), LEARNER, 120),
    Step(_CLOSE, _both("Mesurer l’objectif atteint et ce qui reste à faire", "Measure the goal reached and what remains"), BOTH, 150),
    Step(_CLOSE, _both("Écrire ses trois prochains pas sans mentor", "Write down the next three steps without a mentor"), LEARNER, 165),
    Step(_CLOSE, _both("Se remercier et dire ce que chacun a appris", "Thank each other and say what each has learned"), BOTH, 170),
)
TEMPLATE_NAME = _both("Parcours en quatre étapes", "A path in four stages")

FOCUS = _both("L’objectif de {learner}, et les étapes pour l’atteindre.", "{learner}’s goal, and the steps towards it.")
RHYTHM = _both("Une séance de {minutes} minutes tous les {days} jours. Si l’un de nous ne peut pas, il prévient au moins 24 heures avant.",
               "A session of {minutes} minutes every {days} days. If one of us cannot come, we say so at least 24 hours before.")
CHANNEL = _both("Par la messagerie de Tandem. Nous répondons sous deux jours ouvrés ; rien n’est attendu le soir ni le week-end.",
                "Through Tandem’s messages. We answer within two working days; nothing is expected in the evening or at weekends.")
CONFIDENTIALITY = _both("Ce que nous nous disons reste entre nous. La coordination voit que nous nous rencontrons, pas ce que nous disons. "
                        "Exception : un danger pour quelqu’un.",
                        "What we say stays between us. The coordination sees that we meet, not what we say. "
                        "Exception: a danger to somebody.")


def in_language(words: Mapping[str, str], language: str) -> str:
    return words["fr" if language == "fr" else "en"]
