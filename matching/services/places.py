"""What a coordinator changes in a draft: each learner's place is kept, given to another mentor, or left out."""
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common.errors import Refused

from ..models import Proposal
from ..rule_words import RULE
from ..selectors.runs import candidates_for
from .runs import locked_run, refresh_figures


def lock_place(*, actor: Membership, proposal: Proposal) -> Proposal:
    """Keeps the proposed mentor when the run is computed anew."""
    proposal = _draft_place(proposal)
    if proposal.mentor_id is None:
        raise Refused(_("There is no mentor to keep here. Choose one first."), "no_mentor")
    return _set_lock(actor, proposal, True)


def unlock_place(*, actor: Membership, proposal: Proposal) -> Proposal:
    return _set_lock(actor, _draft_place(proposal), False)


def remove_mentor(*, actor: Membership, proposal: Proposal) -> Proposal:
    """Leaves the learner out of this run, also when it is computed anew, until the place is unlocked."""
    proposal = _draft_place(proposal)
    _give(proposal, None)
    record("matching.place.removed", actor=actor, target=proposal.run, learner=str(proposal.learner_id))
    refresh_figures(proposal.run)
    return proposal


def choose_mentor(*, actor: Membership, proposal: Proposal, mentor_id: UUID, swap_with: UUID | None = None) -> Proposal:
    """Gives the learner another mentor, and keeps that choice.

    When all of the mentor's places are given in this run, `swap_with` names the proposal whose learner gets this learner's mentor
    instead. Refused when a rule forbids the two, or no place is free.
    """
    proposal = _draft_place(proposal)
    chosen = _candidate(proposal, mentor_id)
    if swap_with is None and chosen.is_full:
        raise Refused(_("%(name)s has no free place left in this run. Swap with one of their learners.")
                      % {"name": chosen.mentor.membership.name}, "full")
    other = next((held for held in chosen.held if held.pk == swap_with), None)
    if swap_with is not None and other is None:
        raise Refused(_("That pair has changed meanwhile. Look at the list again."), "stale")
    given_back = _candidate(other, proposal.mentor_id) if other is not None and proposal.mentor_id else None
    _give(proposal, chosen)
    if other is not None:
        _give(other, given_back)
    record("matching.place.chosen", actor=actor, target=proposal.run, learner=str(proposal.learner_id), mentor=str(mentor_id),
           swapped_with=str(other.learner_id) if other else None)
    refresh_figures(proposal.run)
    return proposal


def _draft_place(proposal: Proposal) -> Proposal:
    run = locked_run(proposal.run_id)
    found = run.proposals.select_related("learner__membership__user").filter(pk=proposal.pk).first()
    if found is None:
        raise Refused(_("The run was computed anew meanwhile. Look at the list again."), "stale")
    found.run = run
    return found


def _candidate(proposal: Proposal, mentor_id: UUID):
    found = next((c for c in candidates_for(proposal) if c.mentor.pk == mentor_id), None)
    if found is None:
        raise Refused(_("This mentor has left the program. Choose another one."), "mentor_left")
    if found.refusal is not None:
        raise Refused(_("These two cannot be paired. %(why)s") % {"why": RULE[found.refusal]}, found.refusal)
    return found


def _give(proposal: Proposal, candidate) -> None:
    proposal.mentor = candidate.mentor if candidate else None
    proposal.score, proposal.parts = (candidate.score, candidate.parts) if candidate else (0, [])
    proposal.reason = "" if candidate else Proposal.Reason.REMOVED
    proposal.is_locked = True
    proposal.save(update_fields=["mentor", "score", "parts", "reason", "is_locked"])


def _set_lock(actor, proposal, locked) -> Proposal:
    proposal.is_locked = locked
    proposal.save(update_fields=["is_locked"])
    record("matching.place.kept" if locked else "matching.place.freed", actor=actor, target=proposal.run,
           learner=str(proposal.learner_id))
    return proposal
