"""The pages of a series, without a script."""
import html
import re
from datetime import UTC, timedelta

import pytest

from notifications.messages import message_for
from sessions_app.forms.series import OUT, chosen_in
from sessions_app.models import Session, SessionSeries

from .conftest import book
from .series import PARIS, of, series, tuesday, walls
from .test_mail import owed


def asked(first, **more):
    return {"starts_at": first.astimezone(UTC).isoformat(), "rhythm": "weekly", "count": 6} | more


def test_from_the_booking_page_to_the_series(house, as_person):
    client, path = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/series/")
    assert path in client.get(house.url(f"/pairs/{house.pair.pk}/book/")).content.decode()
    page = client.get(path)
    start = page.context["week"].days[0][1][0]
    book(house, start.astimezone(PARIS) + timedelta(weeks=2), actor=house.mentor)
    preview = client.get(path + "dates/", asked(start))
    assert preview.status_code == 200
    ((conflict, ticked),) = preview.context["asked"]
    assert (conflict.position, ticked) == (2, conflict.nearest[0].isoformat())
    assert SessionSeries.objects.count() == 0
    sent = asked(start, booking_key=str(preview.context["booking_key"]))
    refused = client.post(path + "dates/", sent)
    assert refused.status_code == 409
    answer = client.post(path + "dates/", sent | {"date-2": ticked})
    made = SessionSeries.objects.get()
    assert answer.url == house.url(f"/series/{made.pk}/")
    assert Session.objects.get(series=made, position=2).starts_at == conflict.nearest[0]
    assert client.get(answer.url).status_code == 200
    assert client.post(path + "dates/", sent | {"date-2": ticked}).url == answer.url


def test_dates_after_the_program_say_so_and_what_is_left_out_is_told(house, as_person):
    client, path = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/series/dates/")
    start = tuesday(weeks=1)
    house.program.ends_on = start.date() + timedelta(days=8)
    house.program.save()
    page = client.get(path, asked(start))
    assert "2 dates sur 6 sont libres. Pour chacune des 4 autres, une proposition est cochée" in page.text
    assert len(re.findall(rf"C’est après le dernier jour du programme, le \w+ {house.program.ends_on.day} ", page.text)) == 4
    sent = asked(start, booking_key=str(page.context["booking_key"])) | {
        f"date-{each.position}": ticked for each, ticked in page.context["asked"]}
    page = client.post(path, sent, follow=True)
    n = Session.objects.count()
    assert n < 6
    assert f"{n} séances sont réservées." in page.text
    assert f"{6 - n} dates sont laissées de côté." in page.text


def test_a_date_that_cannot_be_is_no_choice():
    assert chosen_in({"date-0": "0001-01-01T00:00:00+00:00", "date-1": "9999-12-31T23:59:59+00:00", "date-2": OUT}) == {2: None}


@pytest.mark.parametrize("wrong", [{"starts_at": "soon"}, {"starts_at": ""}, {"rhythm": "daily"}, {"count": 1}, {"count": 99},
                                   {"count": "many"}, {"starts_at": "0001-01-01T00:00:00+00:00"},
                                   {"starts_at": "9999-12-31T23:59:59-12:00"}])
def test_wrong_input_comes_back_with_what_was_typed(house, as_person, wrong):
    client, path = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/series/dates/")
    page = client.get(path, asked(tuesday(), count=9) | wrong)
    assert page.status_code == 422
    assert str(wrong.get("count", 9)) in page.content.decode()


def test_a_first_time_that_is_missing_is_named_and_within_reach(house, as_person):
    page = as_person(house.learner).get(house.url(f"/pairs/{house.pair.pk}/series/dates/"), {"rhythm": "weekly", "count": 6}).text
    assert '<a href="#id_starts_at">Première séance</a>' in page
    assert page.count('id="id_starts_at"') == 1


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("other_learner", 404), ("observer", 404), ("coordinator", 403)])
def test_nobody_else_plans_a_series(house, as_person, who, status):
    client, path = as_person(house.people[who]), house.url(f"/pairs/{house.pair.pk}/series/")
    assert [client.get(path).status_code, client.get(path + "dates/").status_code, client.post(path + "dates/").status_code] == [status] * 3


@pytest.mark.parametrize(("who", "reads", "answers"), [("mentor", 200, 302), ("stranger", 404, 404), ("other_learner", 404, 404),
                                                       ("observer", 403, 403), ("coordinator", 200, 403)])
def test_who_sees_and_answers_a_series(house, as_person, who, reads, answers):
    client, path = as_person(house.people[who]), house.url(f"/series/{series(house).pk}/")
    assert (client.get(path).status_code, client.post(path + "accept/").status_code) == (reads, answers)


def test_moving_on_the_page_asks_how_many(house, as_person):
    first = series(house)
    made, client = of(first), as_person(house.learner)
    path, new = house.url(f"/sessions/{made[1].pk}/move/"), made[1].starts_at + timedelta(days=1)
    sent = {"starts_at": new.isoformat(), "sequence": 0, "scope": "following"}
    preview = client.post(path, sent, follow=True)
    assert preview.request["PATH_INFO"].endswith("/move/dates/")
    assert len(preview.context["plan"].dates) == 3
    answer = client.post(path + "dates/", sent)
    assert answer.status_code == 302
    assert walls(of(SessionSeries.objects.exclude(pk=first.pk).get())) == ["Wed 17:00"] * 3
    later = new + timedelta(hours=1)
    assert client.post(path, sent | {"scope": "this", "sequence": 1, "starts_at": later.isoformat()}).status_code == 302
    assert Session.objects.get(pk=made[1].pk).starts_at == later


def written_on(page) -> dict:
    """What the page's own form would send, untouched: its hidden fields, its ticked choices and its text."""
    form = page.text.partition('/move/dates/" class')[2].partition("</form>")[0]
    inputs = [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<input[^>]*>", form)]
    sent = {each["name"]: html.unescape(each.get("value", "")) for each in inputs if each.get("type") == "hidden"}
    return sent | {"reason": html.unescape(re.search(r"<textarea[^>]*>\s*([^<]*)", form)[1].strip())}


def test_a_reason_goes_with_the_sessions_and_not_through_addresses(house, as_person):
    first = series(house)
    made, client = of(first), as_person(house.learner)
    path, new = house.url(f"/sessions/{made[1].pk}/move/"), made[1].starts_at + timedelta(days=1)
    assert b'name="reason"' in client.get(path).content
    preview = client.post(path, {"starts_at": new.isoformat(), "sequence": 0, "scope": "all", "reason": "Cours déplacé"}, follow=True)
    assert "Cours" not in preview.request["QUERY_STRING"]
    sent = written_on(preview)
    assert (sent["starts_at"], sent["reason"]) == (new.isoformat(), "Cours déplacé")
    assert client.post(path + "dates/", sent).status_code == 302
    assert {s.move_reason for s in of(first)} == {"Cours déplacé"}
    assert "Cours déplacé" in message_for(owed("series_moved", house.mentor)[0]).body
    assert "Cours déplacé" in as_person(house.mentor).get(house.url(f"/sessions/{made[2].pk}/")).text
    again = client.get(path + "dates/", {"starts_at": made[1].starts_at.isoformat(), "sequence": 1, "scope": "all"})
    assert written_on(again)["reason"] == "", "the last reason is used up"


def test_what_was_chosen_is_still_chosen_when_a_move_is_refused(house, as_person):
    made, client = of(series(house)), as_person(house.learner)
    path, new = house.url(f"/sessions/{made[1].pk}/move/dates/"), made[1].starts_at + timedelta(days=1)
    refused = client.post(path, {"starts_at": new.isoformat(), "sequence": 7, "scope": "all", "reason": "Cours déplacé"})
    assert refused.status_code == 409
    assert client.post(path, written_on(refused)).status_code == 302
    assert {s.move_reason for s in Session.objects.all()} == {"Cours déplacé"}


def test_cancelling_on_the_page(house, as_person):
    made, client = of(series(house)), as_person(house.learner)
    path = house.url(f"/sessions/{made[1].pk}/cancel/")
    assert b'name="scope"' in client.get(path).content
    assert client.post(path, {"reason": "Stage", "sequence": 0, "scope": "following"}).status_code == 302
    assert Session.objects.filter(status="confirmed").count() == 1
