"""Criteria, levels and rules as words for coordinators. Sentences about a pair are in words.py."""
from collections.abc import Mapping

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .engine.criteria import Level
from .engine.explain import Change
from .words import CRITERION, language_name

LEVEL = {
    Level.MANDATORY: pgettext_lazy("level", "Mandatory"), Level.HIGH: pgettext_lazy("level", "High"),
    Level.MEDIUM: pgettext_lazy("level", "Medium"), Level.LOW: pgettext_lazy("level", "Low"), Level.OFF: pgettext_lazy("level", "Off")}
MEANING = {
    "languages": _("They share a language. Mandatory in nearly every program."),
    "skills": _("The mentor offers the skills that the learner looks for, at the level aimed at."),
    "goals": _("The mentor likes to help with the themes that the learner chose."),
    "industry": _("They work, or want to work, in the same field."),
    "experience": _("The mentor is some years ahead; three to fifteen years are best."),
    "seniority": _("The mentor stands further on in working life."),
    "hours": _("The mentor can give as many hours a month as the learner wishes."),
    "availability": _("They have enough time free in common for sessions, in runs long enough for one."),
    "style": _("They like to talk in ways that go well together."),
    "personality": _("Their answers to the ten statements go well together. Best kept low."),
    "affinity": _("What they wrote of their goals and offers is alike."),
}
PRESET = {
    "balanced": (_("Balanced"), _("Skills first, then time and field: a good beginning.")),
    "skills": (_("Skills first"), _("The right skills, even with less time in common.")),
    "availability": (_("Availability first"), _("Only people who can really meet.")),
    "closeness": (_("Closeness first"), _("Same themes, and people who talk alike.")),
    "seniors": (_("Experience first"), _("Mentors well ahead, in the same field.")),
}
RULE = {
    "self": _("It is the same person."),
    "excluded": _("These two were together, declined each other, or are kept apart by the coordination."),
    "blocked": _("These two are kept apart for safety."), "never_again": _("One of the two asked never to be together again."),
    "conflict": _("There is a conflict of interest between the two."), "other_team": _("They are in the same team."),
    "reporting_line": _("One of them reports to the other."), "zone_gap": _("Their time zones are too far apart."),
    "languages": _("No language in common."), "skills": _("None of the skills looked for is offered."),
    "goals": _("No theme in common."), "industry": _("Not the same field of work."), "experience": _("The mentor is not ahead in years."),
    "seniority": _("The mentor does not stand further on."), "hours": _("Fewer hours a month than looked for."),
    "availability": _("Not enough time in common for a session."),
}
RULE_NAME = CRITERION | {
    "other_team": _("Not the same team"), "reporting_line": _("Nobody with their own manager"),
    "zone_gap": _("Time zones not too far apart"),
    "self": _("Nobody with themselves"), "excluded": _("Together before, declined, or kept apart"), "blocked": _("Kept apart for safety"),
    "never_again": _("Never again"), "conflict": _("Conflicts of interest"),
}
CHANGE = {
    "excluded": _("A coordinator lifts the exclusion, or both ask to go on together."),
    "other_team": _("The rule on teams is switched off, or one of them changes team."),
    "reporting_line": _("The rule on managers is switched off, or one of them changes manager."),
    "zone_gap": _("The rule on time zones is loosened."),
    "languages": _("One of them adds a language to their profile."),
    "skills": _("The mentor offers one of these skills, or skills are no longer mandatory."),
    "goals": _("They name a theme in common, or themes are no longer mandatory."),
    "industry": _("The field of work is no longer mandatory."),
    "experience": _("Experience is no longer mandatory."), "seniority": _("The place in working life is no longer mandatory."),
    "hours": _("The mentor gives more hours, the learner looks for fewer, or hours are no longer mandatory."),
    "availability": _("One of them gives more hours of the week, or availability is no longer mandatory."),
}


def change_words(change: Change, rule: str = "", skills: Mapping[str, object] | None = None) -> str:
    """One change as a sentence, with its figures; of a refused pair, `rule` is the one that it lifts. `skills` maps ids to skills."""
    facts = change.facts
    if change.kind == "language" and facts["one_of"]:
        names = get_text_list([language_name(code) for code in facts["one_of"]], gettext("or"))
        return gettext("The learner would have to speak %(languages)s.") % {"languages": names}
    if change.kind == "starts":
        return ngettext("They would need %(n)d possible session time a week in common, and have %(now)d.",
                        "They would need %(n)d possible session times a week in common, and have %(now)d.", facts["to"]) % {
                            "n": facts["to"], "now": facts["from"]}
    if change.kind == "zone_gap":
        return gettext("The rule would have to allow %(n)d hours between time zones instead of %(now)d.") % {
            "n": facts["to"], "now": facts["from"]}
    if change.kind == "hours" and facts["to"] is not None:
        return ngettext("The mentor would have to give %(n)d hour a month, and gives %(now)d.",
                        "The mentor would have to give %(n)d hours a month, and gives %(now)d.", facts["to"]) % {
                            "n": facts["to"], "now": facts["from"] or 0}
    if change.kind == "skill":
        return gettext("The mentor offers %(skill)s at level %(n)d.") % {"skill": skills[facts["skill"]].name, "n": facts["to"]}
    return str(CHANGE.get(rule, ""))
