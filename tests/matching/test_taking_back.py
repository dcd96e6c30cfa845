"""The undo of publishing: for an hour, what nobody has accepted is taken back, and only people who were told hear of it."""
from datetime import timedelta

import pytest

from common import clock
from common.errors import Refused
from matching import services
from matching.models import MatchRun, Mentorship
from matching.selectors import exclusions_of
from matching.texts import taken_back
from notifications.models import Delivery

from .people import criteria, enrol


@pytest.fixture
def house(cast):
    with cast.verger.bound():
        yield cast.verger


@pytest.fixture
def run(house):
    enrol(house, "learner", "Anna Un")
    enrol(house, "mentor", "Gilles Bon")
    run = services.start_run(actor=house.coordinator, program=house.program, criteria=criteria(house))
    services.publish_run(actor=house.coordinator, run=run)
    return MatchRun.objects.get(pk=run.pk)


def test_what_was_not_sent_is_not_sent_and_who_was_told_is_told(house, run):
    first, second = run.mentorships.order_by("id")
    Delivery.objects.filter(topic=first.pk, kind="matching.proposed_learner").update(state="sent")
    found = services.take_back_run(actor=house.coordinator, run=run)
    assert ({m.pk for m in found.taken}, found.kept) == ({first.pk, second.pk}, 0)
    assert set(run.mentorships.values_list("status", flat=True)) == {"withdrawn"}
    due = Delivery.objects.filter(topic__in=[first.pk, second.pk], state="due")
    assert list(due.values_list("kind", "recipient")) == [("matching.taken_back", first.learner.membership_id)]
    said = taken_back({"mentorship": str(first.pk)}, first.learner.membership)
    assert said["partner"] == first.mentor.membership


def test_the_draft_is_back_and_can_be_changed_and_published_again(house, run):
    services.take_back_run(actor=house.coordinator, run=run)
    run.refresh_from_db()
    assert (run.status, run.published_at) == ("draft", None)
    assert run.taken_back_at
    assert not exclusions_of(house.program)
    assert len(services.publish_run(actor=house.coordinator, run=services.rerun(actor=house.coordinator, run=run)).mentorships) == 2
    assert Delivery.objects.filter(kind="matching.proposed_learner", state="due").count() == 2


def test_what_somebody_accepted_stays(house, run):
    pair = run.mentorships.first()
    services.accept_proposal(actor=pair.learner.membership, mentorship=pair)
    found = services.take_back_run(actor=house.coordinator, run=run)
    assert (len(found.taken), found.kept) == (1, 1)
    pair.refresh_from_db()
    assert pair.status == "proposed"


def test_after_an_hour_or_when_all_have_answered_it_is_refused(house, run):
    with clock.at(run.published_at + timedelta(minutes=61)), pytest.raises(Refused) as refused:
        services.take_back_run(actor=house.coordinator, run=run)
    assert refused.value.code == "too_late"
    for pair in run.mentorships.all():
        services.accept_proposal(actor=pair.mentor.membership, mentorship=pair)
    with pytest.raises(Refused) as refused:
        services.take_back_run(actor=house.coordinator, run=run)
    assert refused.value.code == "answered"


def test_with_another_draft_open_it_is_only_taken_back(house, run):
    enrol(house, "learner", "Bea Deux")
    enrol(house, "mentor", "Hugo Six")
    other = services.start_run(actor=house.coordinator, program=house.program)
    services.take_back_run(actor=house.coordinator, run=run)
    assert [MatchRun.objects.get(pk=r.pk).status for r in (run, other)] == ["discarded", "draft"]
    with pytest.raises(Refused) as refused:
        services.take_back_run(actor=house.coordinator, run=run)
    assert refused.value.code == "not_published"


def test_a_taken_back_proposal_cannot_be_accepted(house, run):
    pair = run.mentorships.first()
    services.take_back_run(actor=house.coordinator, run=run)
    with pytest.raises(Refused) as refused:
        services.accept_proposal(actor=pair.learner.membership, mentorship=pair)
    assert refused.value.code == "not_open"


def test_the_page_offers_it_and_says_what_happened(house, run, as_person):
    coordinator = as_person(house.coordinator)
    url = house.url(f"/matching/{run.pk}/")
    assert coordinator.get(url).context["can_take_back"]
    answer = coordinator.post(f"{url}take-back/", follow=True)
    assert answer.context["run"].status == "draft"
    assert [str(m) for m in answer.context["messages"]]
    pair = Mentorship.objects.filter(run=run).first()
    assert as_person(pair.learner.membership).get(house.url(f"/proposals/{pair.pk}/")).status_code == 200
