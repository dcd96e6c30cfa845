"""A program's rules for sessions, set on their page."""
import pytest

from audit.models import Entry
from common.errors import Refused
from sessions_app.models import SchedulingPolicy
from sessions_app.selectors import lengths_of
from sessions_app.services import may_change_alone, remove_policy, set_policy
from tests.sessions_app.conftest import book
from tests.sessions_app.racing import at_once

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


# ── two who set them at once ─────────────────────────────────────────────────────────────────────
def shown(client, address):
    """What the page sends when it is saved as it is."""
    form = client.get(address).context["form"]
    found = {name: form.fields[name].prepare_value(form[name].initial) for name in form.fields}
    sent = {name: value for name, value in found.items() if value is not False}
    return sent | {f"initial-{name}": value for name, value in found.items()}


def test_the_page_says_what_it_showed(house, as_person):
    page = as_person(house.coordinator).get(house.url(PAGE)).text
    assert all(f'name="initial-{name}"' in page for name in (*SENT, "counts_late_cancel"))


def test_what_each_of_two_changed_holds(house, as_person):
    address, (first, second) = house.url(PAGE), (as_person(house.people[who]) for who in ("coordinator", "owner"))
    seen = shown(first, address)
    assert first.post(address, seen | {"appeal_days": "9", "counts_late": "on"}).status_code == 302
    assert second.post(address, seen | {"approval": "other", "lengths": "30"}).status_code == 302
    policy = SchedulingPolicy.objects.get()
    assert (policy.appeal_days, policy.counts_late, policy.approval, policy.lengths) == (9, True, "other", [30])


def test_of_what_both_changed_the_second_is_told_and_nothing_typed_is_lost(house, as_person):
    address, (first, second) = house.url(PAGE), (as_person(house.people[who]) for who in ("coordinator", "owner"))
    seen = shown(first, address)
    first.post(address, seen | {"appeal_days": "9", "missed_told": "4", "approval": "other", "counts_late": "on"})
    answer = second.post(address, seen | {"appeal_days": "12", "approval": "none", "lengths": "60"})
    assert answer.status_code == 409
    assert "pendant que vous écriviez" in answer.text
    form = answer.context["form"]
    assert [form[name].value() for name in ("appeal_days", "missed_told", "lengths", "approval")] == ["12", 4, "60", "other"]
    assert {field.name: now for _title, fields in form.parts for field, now in fields if now} == {"appeal_days": "9", "lengths": "–"}
    assert SchedulingPolicy.objects.get().appeal_days == 9
    again = {name: value for name, value in answer.context["form"].data.items() if value is not False}
    assert second.post(address, again).status_code == 302
    policy = SchedulingPolicy.objects.get()
    assert (policy.appeal_days, policy.missed_told, policy.approval, policy.lengths, policy.counts_late) == (12, 4, "other", [60], True)


def test_what_does_not_go_together_is_told_too(house, as_person):
    address, client = house.url(PAGE), as_person(house.coordinator)
    seen = shown(client, address)
    client.post(address, seen | {"late_after_minutes": "14"})
    assert client.post(address, seen | {"missed_after_minutes": "10"}).status_code == 409
    assert SchedulingPolicy.objects.get().missed_after_minutes == 15


def test_the_usual_rules_do_not_take_away_what_nobody_saw(house, as_person):
    address, client = house.url(PAGE), as_person(house.coordinator)
    client.post(address, SENT)
    seen = shown(client, address)
    client.post(address, seen | {"appeal_days": "9"})
    answer = client.post(address, seen | {"as_usual": "on"})
    assert (answer.status_code, answer.context["form"]["appeal_days"].value(), "entre-temps" in answer.text) == (409, 9, True)
    assert client.post(address, shown(client, address) | {"as_usual": "on"}).status_code == 302
    assert not SchedulingPolicy.objects.exists()


def test_of_many_who_save_at_once_each_rule_is_somebody_s_and_none_is_lost(committed_house):
    house, usual = committed_house, {"appeal_days": 7, "change_notice_hours": 0, "late_after_minutes": 5, "missed_after_minutes": 15}

    def save(number):
        with house.bound():
            mine = {"appeal_days": 8 + number} if number % 2 else {"change_notice_hours": 1 + number}
            return set_policy(actor=house.coordinator, program=house.program, seen=usual, **usual | mine) and mine

    saved = [each for each in at_once(save, 12, workers=6) if not isinstance(each, Refused)]
    assert len(saved) == 2
    with house.bound():
        policy = SchedulingPolicy.objects.get()
        assert all(getattr(policy, name) == value for each in saved for name, value in each.items())
        with pytest.raises(Refused):
            remove_policy(actor=house.coordinator, program=house.program, seen=usual)
