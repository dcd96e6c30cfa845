"""The parts of a score as sentences, in the reader's language. The same words serve coordinators, mentors and learners."""
from collections.abc import Iterable, Mapping

from django.utils.text import get_text_list
from django.utils.translation import get_language, get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from assessments.models import WorkingStyle
from common.sorting import folded

CRITERION = {
    "languages": gettext_lazy("Languages"), "skills": gettext_lazy("Skills"), "goals": gettext_lazy("Themes"),
    "industry": gettext_lazy("Field of work"), "experience": gettext_lazy("Experience"),
    "seniority": gettext_lazy("Place in working life"), "hours": gettext_lazy("Hours a month"),
    "availability": gettext_lazy("Availability in common"), "style": gettext_lazy("Way to talk"),
    "personality": gettext_lazy("Personality"), "affinity": gettext_lazy("Words in common"),
    "learner_choice": gettext_lazy("The learner’s wish"), "mentor_choice": gettext_lazy("The mentor’s wish"),
    "again": gettext_lazy("Both wish to go on"), "past_pair": gettext_lazy("Together before"),
    "reluctance": gettext_lazy("A wish against it"),
}


def skill_ids(parts: Iterable[dict]) -> set[str]:
    """The skills that these parts mention by id."""
    found = [part["facts"] for part in parts if part["criterion"] == "skills"]
    return {skill for facts in found for kind in ("met", "near", "missing") for skill in facts[kind]}


def reasons(parts: Iterable[dict], skills: Mapping[str, object]) -> list[str]:
    """What speaks for the pair, weightiest first. `skills` maps ids to skills with a name; unknown ones are left out."""
    ordered = sorted(parts, key=lambda part: (part["criterion"] != "languages", -part["points"]))
    said = [_SAY[part["criterion"]](part["facts"], skills) for part in ordered if part["criterion"] in _SAY]
    return [words for words in said if words]


def breakdown(parts: Iterable[dict]) -> list[dict]:
    """[{label, points, of}] in points of 100 (`milli`, `milli_of`: exactly); criteria that count for nothing are left out."""
    return [{"label": CRITERION[part["criterion"]], "points": part["points"] // 1000, "of": part["of"] // 1000,
             "milli": part["points"], "milli_of": part["of"]}
            for part in parts if part["of"] or part["points"]]


def language_name(code: str) -> str:
    """As it stands within a sentence: French writes languages small."""
    try:
        name = str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
    return name.lower() if (get_language() or "").startswith("fr") else name


def _names(ids, skills) -> list[str]:
    return sorted((skills[i].name for i in ids if i in skills), key=folded)


def _languages(facts, skills):
    return _("Both speak %(languages)s.") % {"languages": get_text_list([language_name(c) for c in facts["common"]], _("and"))}


def _skills(facts, skills):
    met, near = _names(facts["met"], skills), _names(facts["near"], skills)
    wanted = len(facts["met"]) + len(facts["near"]) + len(facts["missing"])
    said = []
    if met:
        said.append(ngettext("Offers %(n)d of the %(wanted)d skills looked for: %(names)s.",
                             "Offers %(n)d of the %(wanted)d skills looked for: %(names)s.", len(met))
                    % {"n": len(met), "wanted": wanted, "names": ", ".join(met)})
    if near:
        said.append(_("Nearly at the level aimed at: %(names)s.") % {"names": ", ".join(near)})
    return " ".join(said)


def _goals(facts, skills):
    common = [str(WorkingStyle.Theme(theme).label) for theme in facts["common"] if theme in WorkingStyle.Theme.values]
    return _("The mentor likes to help with: %(themes)s.") % {"themes": ", ".join(common)} if common else ""


def _availability(facts, skills):
    starts = facts.get("starts", 0)
    if not starts:
        return ""
    return ngettext("%(n)d possible session time a week in common.", "%(n)d possible session times a week in common.",
                    starts) % {"n": starts}


def _seniority(facts, skills):
    return _("The mentor stands further on in working life.") if (facts["above"] or 0) > 0 else ""


def _style(facts, skills):
    if facts["learner"] and facts["learner"] == facts["mentor"]:
        return _("Both like to talk the same way.")
    return ""


def _industry(facts, skills):
    if facts["kind"] == "same":
        return _("Same field of work: %(field)s.") % {"field": facts["mentor"]}
    if facts["kind"] == "near":
        return _("Neighbouring fields: %(one)s and %(other)s.") % {"one": facts["learner"], "other": facts["mentor"]}
    return ""


def _experience(facts, skills):
    ahead = facts["ahead"]
    if ahead is None or ahead < 1:
        return ""
    return ngettext("The mentor has %(n)d more year of experience.", "The mentor has %(n)d more years of experience.", ahead) % {"n": ahead}


def _hours(facts, skills):
    wished, given = facts["wished"], facts["given"]
    if not wished or not given:
        return ""
    if given >= wished:
        return ngettext("The %(n)d hour a month looked for is there.", "The %(n)d hours a month looked for are there.",
                        wished) % {"n": wished}
    return _("%(given)d of the %(wished)d hours a month looked for are there.") % {"given": given, "wished": wished}


_SAY = {"languages": _languages, "skills": _skills, "goals": _goals, "availability": _availability, "industry": _industry,
        "experience": _experience, "seniority": _seniority, "hours": _hours, "style": _style}
