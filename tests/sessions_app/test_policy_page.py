"""A program's rules for sessions, set on their page."""
import pytest

from audit.models import Entry
from sessions_app.models import SchedulingPolicy
from sessions_app.selectors import lengths_of
from sessions_app.services import may_change_alone, set_policy
from tests.sessions_app.conftest import book

PAGE = "/programs/premier-emploi/sessions/"
SENT = {"lengths": "60, 30,30", "approval": "other", "change_notice_hours": "24", "late_after_minutes": "5", "missed_after_minutes": "15",
        "appeal_days": "7", "missed_told": "3", "counted_days": "90", "counts_late": "on"}


def test_saved_shown_and_taken_back(house, as_person):
    client, address = as_person(house.coordinator), house.url(PAGE)
    assert address in client.get(house.url("/programs/premier-emploi/manage/")).content.decode()
    assert "règles habituelles" in client.get(address).content.decode()
    assert client.post(address, SENT).status_code == 302
    policy = SchedulingPolicy.objects.get(program=house.program)
    assert (policy.lengths, policy.approval, policy.change_notice_hours) == ([30, 60], "other", 24)
    assert (policy.missed_told, policy.counted_days, policy.counts_late, policy.counts_late_cancel) == (3, 90, True, False)
    assert 'value="30, 60"' in client.get(address).content.decode()
    assert client.post(address, SENT | {"lengths": ""}).status_code == 302
    assert SchedulingPolicy.objects.get().lengths == []
    assert client.post(address, {"as_usual": "on"}).status_code == 302
    assert not SchedulingPolicy.objects.exists()
    verbs = Entry.objects.filter(verb__startswith="sessions_app.policy").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["sessions_app.policy.set"] * 2 + ["sessions_app.policy.removed"]


def test_what_is_saved_holds_where_it_is_said_to(house):
    before = book(house)
    set_policy(actor=house.coordinator, program=house.program, lengths=[30], approval="other", change_notice_hours=168)
    assert lengths_of(house.pair) == [45, 30]
    assert not may_change_alone(before)
    assert (before.status, book(house).status) == ("confirmed", "proposed")


@pytest.mark.parametrize(("wrong", "said"), [
    ({"lengths": "half an hour"}, "séparées par des virgules"), ({"lengths": "10"}, "de 15 à 240"), ({"lengths": "30, 500"}, "de 15 à 240"),
    ({"lengths": "15,20,25,30,35,40,50"}, "six durées"), ({"late_after_minutes": "20"}, "en retard avant"),
    ({"change_notice_hours": "169"}, "168"), ({"counted_days": "0"}, "1"), ({"appeal_days": ""}, "obligatoire"), ({"approval": "x"}, "x")])
def test_what_is_wrong_is_told_and_kept(house, as_person, wrong, said):
    answer = as_person(house.coordinator).post(house.url(PAGE), SENT | wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["missed_after_minutes" if "late_after_minutes" in wrong else [*wrong][0]]
    assert said in str(answer.context["form"].errors)
    assert not SchedulingPolicy.objects.exists()


@pytest.mark.parametrize(("who", "status"), [
    ("owner", 200), ("coordinator", 200), ("observer", 403), ("mentor", 403), ("learner", 403), ("former", 404), ("stranger", 404)])
def test_who_may_set_rules(house, as_person, who, status):
    assert as_person(house.people[who]).get(house.url(PAGE)).status_code == status
