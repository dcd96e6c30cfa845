from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from matching.access import part_in, partner_of
from matching.models import Mentorship
from notifications.services import owe, supersede

from ..models import Agreement
from ..selectors import TERMS


def draft_agreement(*, actor: Membership, mentorship: Mentorship, terms: Mapping, seen_version: int = 0) -> Agreement:
    """A new version of the charter, which both sign. `terms` has the names in selectors.TERMS.

    `seen_version` is the version the person changed (0: none yet); Refused when the other has written one meanwhile, so that
    nobody's words are replaced unread. The same terms make no new version.
    """
    held = _active(mentorship)
    open_one = Agreement.objects.filter(mentorship=held, replaced_at__isnull=True).first()
    if (open_one.version if open_one else 0) != seen_version:
        raise Refused(_("The charter was changed meanwhile. Your text is still here; compare it with the new version."), "stale")
    terms = {name: terms[name] for name in TERMS}
    if open_one is not None and all(getattr(open_one, name) == value for name, value in terms.items()):
        return open_one
    now = clock.now()
    if open_one is not None:
        open_one.replaced_at = now
        open_one.save(update_fields=["replaced_at"])
        supersede(open_one.pk)
    made = Agreement.objects.create(mentorship=held, version=seen_version + 1, drafted_by=actor, created_at=now, **terms)
    record("action_plans.agreement.drafted", actor=actor, target=held, version=made.version)
    _ask(made, partner_of(actor, held))
    return made


def sign_agreement(*, actor: Membership, agreement: Agreement) -> Agreement:
    """The actor's signature under this version; Refused when it has been replaced. Signing twice changes nothing."""
    held = _active(agreement.mentorship)
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if agreement.replaced_at is not None:
        raise Refused(_("The charter was changed meanwhile. Read the new version before you sign it."), "replaced")
    field = f"{part_in(actor, held)}_signed_at"
    if getattr(agreement, field) is not None:
        return agreement
    setattr(agreement, field, clock.now())
    agreement.save(update_fields=[field])
    record("action_plans.agreement.signed", actor=actor, target=held, version=agreement.version)
    if agreement.is_signed:
        supersede(agreement.pk, "action_plans.charter_to_sign")
        for person in (held.learner.membership, held.mentor.membership):
            owe("action_plans.charter_signed", person, key=str(agreement.pk), payload={"agreement": str(agreement.pk)}, topic=agreement.pk)
    else:
        _ask(agreement, partner_of(actor, held))
    return agreement


def _active(mentorship: Mentorship) -> Mentorship:
    """The pair's row is the lock under which versions are counted."""
    held = (Mentorship.objects.select_for_update(of=("self",))
            .select_related("program", "learner__membership__user", "mentor__membership__user").get(pk=mentorship.pk))
    if held.status != Mentorship.Status.ACTIVE:
        raise Refused(_("This mentorship is not active, so its charter cannot change."), "not_active")
    return held


def _ask(agreement: Agreement, person: Membership) -> None:
    owe("action_plans.charter_to_sign", person, key=str(agreement.pk), payload={"agreement": str(agreement.pk)}, topic=agreement.pk)
