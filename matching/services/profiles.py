"""Packs what scoring reads of people, on save: one record a person, made from the facts and never instead of them."""
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db.models import Exists, OuterRef

from common import clock
from programs.models import Enrolment, Program

from ..engine.records import VERSION, pack
from ..models import MatchProfile
from ..selectors.profiles import facts_of, fresh_records, monday

CHANGES = ["packed", "version", "week", "fingerprint", "packed_at"]


def pack_person(membership_id: UUID) -> None:
    """Packs every live part of a person anew. (accounts.facts)"""
    _write(Enrolment.objects.filter(membership=membership_id, status__in=[Enrolment.Status.APPLIED, Enrolment.Status.APPROVED])
           .select_related("membership__user"))


def pack_missing(enrolments: Iterable[Enrolment]) -> int:
    """Packs those whose record is absent, of another version or of another week; answers how many."""
    enrolments = list(enrolments)
    fresh = set(fresh_records([e.pk for e in enrolments]).values_list("enrolment", flat=True))
    return _write([e for e in enrolments if e.pk not in fresh])


def pack_program(*, program: Program, most: int = 500) -> int:
    """Packs up to so many of those who take part and have no fresh record; answers how many. Who has one already costs nothing."""
    fresh = MatchProfile.objects.filter(enrolment=OuterRef("pk"), version=VERSION, week=monday())
    missing = Enrolment.objects.filter(~Exists(fresh), program=program, status=Enrolment.Status.APPROVED)
    return _write(missing.select_related("membership__user").order_by("pk")[:most])


def _write(enrolments: Iterable[Enrolment]) -> int:
    found = facts_of(list(enrolments))
    records = [_record(pk, pack(profile)) for pk, profile in found.items()]
    MatchProfile.objects.bulk_create(records, update_conflicts=True, update_fields=CHANGES,
                                     unique_fields=["organization", "enrolment"], batch_size=500)
    return len(records)


def _record(pk: UUID, data: bytes) -> MatchProfile:
    return MatchProfile(enrolment_id=pk, packed=data, version=VERSION, week=monday(), fingerprint=sha256(data).hexdigest(),
                        packed_at=clock.now())
