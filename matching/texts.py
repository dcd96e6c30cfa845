"""What the messages of this room say. Each answers None once it is no longer true."""
from django.utils.translation import gettext_lazy as _

from notifications.texts import register

from .access import part_in
from .models import Mentorship
from .selectors import load_pair, skills_in
from .words import reasons


def register_texts() -> None:
    register("matching.proposed_learner", _("A mentor is proposed to you"), proposed)
    register("matching.proposed_mentor", _("A learner is proposed to you"), proposed)
    register("matching.started", _("Your mentorship starts"), started)
    register("matching.declined", _("A proposal will not go ahead"), closed)
    register("matching.taken_back", _("A proposal is taken back"), taken_back)
    register("matching.ended", _("A mentorship has ended"), closed)


def proposed(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    if pair is None or pair.status != Mentorship.Status.PROPOSED or getattr(pair, f"{part_in(recipient, pair)}_accepted_at"):
        return None
    return _about(pair, recipient) | {"reasons": reasons(pair.parts, skills_in(pair.parts))}


def started(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    return _about(pair, recipient) if pair is not None and pair.status == Mentorship.Status.ACTIVE else None


def closed(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    return _about(pair, recipient) if pair is not None and not pair.is_open else None


def taken_back(payload, recipient) -> dict | None:
    pair = load_pair(payload["mentorship"])
    return _about(pair, recipient) if pair is not None and pair.status == Mentorship.Status.WITHDRAWN else None


def _about(pair: Mentorship, recipient) -> dict:
    part = part_in(recipient, pair)
    partner = pair.mentor.membership if part == "learner" else pair.learner.membership
    return {"pair": pair, "partner": partner, "part": part, "program": pair.program}
