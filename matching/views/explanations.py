"""Why this mentor, and why not another one."""
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import manager_required

from ..access import place_for
from ..rule_words import CHANGE, RULE, change_words
from ..selectors import skills_in, skills_named, told_of_trials
from ..selectors.explanations import why_not
from ..selectors.people import everybody
from ..words import CRITERION, breakdown, reasons


@require_GET
@manager_required
def why(request, proposal_id):
    place = place_for(request.membership, proposal_id)
    mentors = list(everybody(place.run.program, "mentor").exclude(pk=place.mentor_id))
    other = next((m for m in mentors if str(m.pk) == request.GET.get("mentor")), None)
    found = why_not(place, str(other.pk)) if other else None
    return render(request, "matching/why.html", {
        "place": place, "run": place.run, "program": place.run.program, "mentors": mentors, "other": other, "found": found,
        "words": reasons(place.parts, skills_in(place.parts)), "breakdown": breakdown(place.parts),
        "learner": place.learner, "trials": told_of_trials(request.membership, place.learner),
        "lines": found and [(CRITERION.get(line.criterion, line.criterion), line) for line in found.lines],
        "rules": found and _rules(found), "gains": found and not found.rules and _gains(found)})


def _rules(found) -> list[tuple]:
    """[(rule, what would have to change)]; the people's own wishes have nothing exact to change."""
    if len(found.changes) != len(found.rules):
        return [(RULE[rule], CHANGE.get(rule)) for rule in found.rules]
    return [(RULE[rule], change_words(change, rule)) for rule, change in zip(found.rules, found.changes, strict=True)]


def _gains(found) -> list[tuple]:
    skills = skills_named({change.facts["skill"] for change in found.changes if change.kind == "skill"})
    known = [change for change in found.changes if change.kind != "skill" or change.facts["skill"] in skills]
    return [(change_words(change, skills=skills), change.gain) for change in known]
