"""Kinds of sessions: what a program has, which one a session is, and that nothing written goes when it changes."""
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from action_plans.models import Action
from assessments.models import Goal
from common import clock
from common.errors import Refused
from common.instants import clock_time
from sessions_app import services
from sessions_app.kinds import BUILT_IN, Kind, Kinds, Part, Words
from sessions_app.models import AgendaItem, Session, SessionKind
from sessions_app.selectors import free_starts, kinds_of
from sessions_app.services import book_session, cancel_session, change_kind

from .conftest import book
from .series import of, series
from .test_session_page import agenda_data, at

PARTS = [{"code": "work", "share": 20, "fr": "", "en": ""}, {"code": "exchange", "share": 10, "fr": "Retour", "en": "Feedback"}]


def save(house, code="own", **columns):
    return services.save_kind(actor=house.coordinator, program=house.program, code=code, **{
        "name_fr": "Atelier", "name_en": "Workshop", "use": "chosen", "is_offered": True, "parts": PARTS,
        "questions": [{"fr": "Un outil ?", "en": "A tool?"}], "reading": "https://example.org/read"} | columns)


def parts(session):
    return [(item.kind, item.minutes) for item in session.agenda.all() if item.minutes]


@given(st.lists(st.integers(1, 240), min_size=1, max_size=8), st.integers(15, 240))
def test_the_parts_of_an_agenda_fill_the_session(shares, whole):
    kind = Kind("x", Words(), tuple(Part("work", share) for share in shares))
    assert sum(kind.minutes(whole)) == whole
    assert min(kind.minutes(whole)) >= 0


@pytest.mark.parametrize("kind", BUILT_IN.values(), ids=BUILT_IN)
def test_what_is_built_in_is_in_both_languages_and_fits_its_tables(kind):
    assert all(words.fr and words.en and max(len(words.fr), len(words.en)) <= 200 for words in (kind.name, *kind.questions))
    assert {part.code for part in kind.parts} <= set(AgendaItem.Kind.values)
    assert all(minutes >= 2 for minutes in kind.minutes(15))


def test_one_language_stands_for_the_other():
    assert str(Words("Bonjour", "")) == "Bonjour" == str(Words("", "Bonjour"))


def test_the_first_session_is_a_first_meeting_and_others_are_for_work(house):
    first = book(house)
    assert (first.kind, first.agenda.first().kind) == ("first", "welcome")
    second = book(house)
    assert (second.kind, parts(second)) == ("working", [("recap", 6), ("work", 16), ("exchange", 14), ("actions", 9)])
    for session in (first, second):
        cancel_session(actor=house.learner, session=session, reason="x", sequence=0)
    assert book(house).kind == "first"


def test_of_a_series_only_the_first_is_a_first_meeting(house):
    assert [session.kind for session in of(series(house, count=3))] == ["first", "working", "working"]


def test_a_kind_is_chosen_at_booking(house, as_person):
    client, path = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/book/")
    page = client.get(path).content.decode()
    assert '<option value="first" selected>' in page
    sent = {"starts_at": free_starts(house.pair)[0].isoformat(), "booking_key": str(uuid4())}
    answer = client.post(path, sent | {"kind": "nonsense"})
    assert answer.status_code == 409
    assert not Session.objects.exists()
    assert client.post(path, sent | {"kind": "flipped"}).status_code == 302
    session = Session.objects.get()
    assert session.kind == "flipped"
    assert [(q.question_en, q.text) for q in session.questions.all()] == [(q.en, "") for q in BUILT_IN["flipped"].questions]
    assert BUILT_IN["flipped"].questions[0].fr in client.get(at(house, session)).content.decode()


def test_what_a_program_says_comes_first(house):
    save(house, "working", use="usual")
    save(house, "meet", use="first")
    assert [book(house).kind, book(house).kind] == ["meet", "working"]
    save(house, "other", use="first")
    assert SessionKind.objects.get(code="meet").use == "chosen"
    assert kinds_of(house.program).by_position(is_first=True).code == "other"


def test_a_later_edit_leaves_agreed_sessions_alone(house):
    save(house, use="usual")
    book(house)
    session = book(house)
    save(house, use="usual", name_en="Lab", parts=PARTS[:1], questions=[], reading="")
    session = Session.objects.get(pk=session.pk)
    assert parts(session) == [("work", 30), ("exchange", 15)]
    assert (session.kind_name, session.reading) == ("Atelier", "https://example.org/read")
    assert session.agenda.last().name == "Retour"
    assert session.questions.get().question == "Un outil ?"
    services.remove_kind(actor=house.coordinator, program=house.program, code="own")
    assert Session.objects.get(pk=session.pk).kind_name == "Atelier"
    assert book(house).kind == "working"


def test_of_kinds_the_program_s_own_say_what_they_replace():
    own = Kind("flipped", Words("Inversée", "Upside down"), (Part("work", 1),), use="usual")
    kinds = Kinds((own,))
    assert kinds.get("flipped") == own
    assert kinds.by_position(is_first=False) == own
    assert len(kinds.all) == len(BUILT_IN)


@pytest.mark.parametrize("wrong", [
    {"parts": []}, {"parts": PARTS * 5}, {"parts": {}}, {"questions": [{"fr": "?"}] * 7}, {"use": "other"}])
def test_the_database_refuses_what_must_not_be(house, wrong):
    with pytest.raises(Exception) as refused, transaction.atomic():
        save(house, **wrong)
    assert refused.type.__module__.startswith("django.db")


def test_one_kind_stands_for_all_others(house):
    save(house, use="usual")
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionKind.objects.create(program=house.program, code="b", name_fr="b", name_en="b", parts=PARTS, use="usual")


# ── another kind for a session that is planned ───────────────────────────────────────────────────
def test_another_kind_keeps_what_was_written(house, session, as_person):
    client, before = as_person(house.learner), parts(session)
    client.post(at(house, session, "agenda/"), agenda_data(session, topic_1="Who we are", topic_4="Call"))
    change_kind(actor=house.mentor, session=session, kind="flipped")
    session.refresh_from_db()
    assert parts(session) == [("recap", 4), ("reading", 12), ("work", 20), ("actions", 9)]
    assert session.agenda.get(kind="actions").topic == "Call"
    page = client.get(at(house, session)).content.decode()
    assert "Who we are" in page
    answered = {"preparation-answer_1": "A book", "preparation-answer_1_version": 0, "initial-preparation-answer_1": ""}
    assert client.post(at(house, session, "preparation/"), answered).status_code == 302
    change_kind(actor=house.mentor, session=session, kind="review")
    assert [(q.position, q.is_asked, q.text) for q in session.questions.all()] == [
        (1, False, "A book"), (2, False, ""), (3, False, ""), (4, True, ""), (5, True, "")]
    page = client.get(at(house, session)).content.decode()
    assert "A book" in page
    assert "preparation-answer_2" not in page
    change_kind(actor=house.mentor, session=session, kind="first")
    assert parts(session) == before
    assert session.agenda.count() == AgendaItem.objects.filter(session=session).values("kind").distinct().count()


def test_a_page_left_open_writes_in_the_part_that_it_showed(house, session, as_person):
    seen = agenda_data(session, topic_3="Our rules")
    change_kind(actor=house.mentor, session=session, kind="flipped")
    assert as_person(house.learner).post(at(house, session, "agenda/"), seen).status_code == 302
    assert session.agenda.get(kind="frame").topic == "Our rules"


def test_choosing_again_is_not_an_edit(house):
    save(house, use="usual")
    book(house)
    session = book(house)
    save(house, use="usual", parts=PARTS[:1])
    change_kind(actor=house.mentor, session=session, kind="own")
    assert len(parts(session)) == 2


def test_the_page_that_changes_it(house, session, as_person):
    client = as_person(house.learner)
    assert "kind/" in client.get(at(house, session)).content.decode()
    page = client.get(at(house, session, "kind/"))
    assert page.status_code == 200
    answers = [client.post(at(house, session, "kind/"), sent).status_code for sent in ({}, {"kind": "x"}, {"kind": "closing"})]
    assert answers == [422, 422, 302]
    assert Session.objects.get().kind == "closing"


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("other_learner", 404), ("former", 404), ("observer", 403),
                                             ("coordinator", 403)])
def test_nobody_else_changes_it(house, session, as_person, who, status):
    client = as_person(house.people[who])
    assert client.get(at(house, session, "kind/")).status_code == status
    assert client.post(at(house, session, "kind/"), {"kind": "closing"}).status_code == status


def test_not_once_it_has_started(house, session, over, as_person):
    with pytest.raises(Refused) as refusal:
        change_kind(actor=house.mentor, session=over, kind="closing")
    assert refusal.value.code == "started"
    cancel_session(actor=house.learner, session=session, reason="x", sequence=0)
    assert as_person(house.mentor).post(at(house, session, "kind/"), {"kind": "closing"}).status_code == 409


# ── before the session ───────────────────────────────────────────────────────────────────────────
@pytest.fixture
def flipped(house):
    return book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[-30], booking_key=uuid4(),
                        kind="flipped")


def prepared(form, **typed):
    """What a page sends of the preparation that it showed."""
    data = {}
    for name, field in form.fields.items():
        data[form.add_prefix(name)] = "" if field.initial is None else field.initial
        if field.show_hidden_initial:
            data[form.add_initial_prefix(name)] = field.initial
    return data | {f"preparation-{name}": text for name, text in typed.items()}


def test_each_answers_a_question_at_once_and_nothing_is_lost(house, flipped, as_person):
    learner, mentor = as_person(house.learner), as_person(house.mentor)
    seen = learner.get(at(house, flipped)).context["preparation"]
    address = at(house, flipped, "preparation/")
    assert mentor.post(address, prepared(seen, answer_1="Chapter one", text="Tea")).status_code == 302
    assert learner.post(address, prepared(seen, answer_2="All of it")).status_code == 302
    late = learner.post(address, prepared(seen, answer_1="Chapter two", answer_3="My CV", text="Coffee"))
    assert late.status_code == 409
    assert [words for words in ("Chapter one", "Chapter two", "My CV", "Tea", "Coffee") if words not in late.content.decode()] == []
    assert [q.text for q in flipped.questions.all()] == ["Chapter one", "All of it", ""]
    again = dict(late.context["preparation"].data.items())
    assert learner.post(address, again).status_code == 302
    assert [q.text for q in flipped.questions.all()] == ["Chapter two", "All of it", "My CV"]
    flipped.refresh_from_db()
    assert flipped.preparation == "Coffee"


def test_when_preparation_opens_is_said_where_something_is_asked(house, flipped, session, as_person):
    client = as_person(house.learner)
    assert client.get(at(house, flipped)).context["asked_from"] == flipped.starts_at - timedelta(days=3)
    assert client.get(at(house, session)).context["asked_from"] is None
    with clock.at(flipped.starts_at - timedelta(days=2)):
        assert client.get(at(house, flipped)).context["asked_from"] is None  # it went out already


# ── the agenda's goals and actions ───────────────────────────────────────────────────────────────
def remember(house):
    for audience in ("private", "pair", "staff"):
        Goal.objects.create(enrolment=house.enrolments["learner"], specific=f"goal for {audience}", measurable="x", achievable="x",
                            relevant="x", due_on=clock.today(), audience=audience, created_at=clock.now())
    for title, owner, status in (("call a firm", "both", "todo"), ("write a letter", "mentor", "doing")):
        Action.objects.create(mentorship=house.pair, title=title, owner=owner, status=status, created_at=clock.now(),
                              due_on=clock.today() - timedelta(days=1))
    Action.objects.create(mentorship=house.pair, title="long done", status="done", done_at=clock.now(), due_on=clock.today(),
                          created_at=clock.now())


def test_goals_and_open_actions_are_shown_to_the_pair_alone(house, session, as_person):
    remember(house)
    words = ("goal for private", "goal for pair", "goal for staff", "call a firm", "write a letter", "long done")
    seen = {who: [each for each in words if each in as_person(house.people[who]).get(at(house, session)).content.decode()]
            for who in ("learner", "mentor", "coordinator", "owner")}
    assert seen == {"learner": list(words[:5]), "mentor": list(words[1:5]), "coordinator": [], "owner": []}
    house.pair.status = "ended"
    house.pair.save()
    page = as_person(house.mentor).get(at(house, session)).content.decode()
    assert "goal for" not in page


def test_parts_have_their_time_on_the_reader_s_clock(house, as_person):
    for person, zone in ((house.learner, "Europe/Paris"), (house.mentor, "America/Montreal")):
        person.user.time_zone = zone
        person.user.save()
    session = book(house, free_starts(house.pair)[0])
    start = session.starts_at
    rows = as_person(house.learner).get(at(house, session)).context["agenda"].rows
    assert [(row.starts_at - start, row.ends_at - start) for row in rows][-1][1] == timedelta(minutes=45)
    assert [row.starts_at for row in rows[1:]] == [row.ends_at for row in rows[:-1]]
    pages = {who: as_person(house.people[who]).get(at(house, session)).content.decode() for who in ("learner", "mentor")}
    assert clock_time(rows[0].ends_at, "Europe/Paris") in pages["learner"]
    assert clock_time(rows[0].ends_at, "America/Montreal") in pages["mentor"]


# ── the pages of a program ───────────────────────────────────────────────────────────────────────
def sent(**changed):
    rows = {f"parts-{n}-{name}": "" for n in range(4) for name in ("code", "share", "fr", "en")}
    rows |= {f"questions-{n}-{name}": "" for n in range(2) for name in ("fr", "en")}
    return rows | {
        "name_fr": "Atelier", "name_en": "Workshop", "use": "usual", "is_offered": "on", "reading": "", "parts-TOTAL_FORMS": 4,
        "parts-INITIAL_FORMS": 0, "questions-TOTAL_FORMS": 2, "questions-INITIAL_FORMS": 0, "parts-0-code": "work",
        "parts-0-share": 20, "questions-1-en": "What for?"} | changed


def test_a_program_gets_a_kind_of_its_own(house, as_person):
    client, place = as_person(house.coordinator), house.url("/programs/premier-emploi/session-kinds/")
    assert client.get(place).status_code == client.get(f"{place}new/").status_code == client.get(f"{place}flipped/").status_code == 200
    assert client.post(f"{place}new/", sent()).status_code == 302
    kind = SessionKind.objects.get()
    assert kind.parts == [{"code": "work", "share": 20, "fr": "", "en": ""}]
    assert kind.questions == [{"fr": "", "en": "What for?"}]
    assert "Workshop" in client.get(f"{place}{kind.code}/").content.decode()
    assert client.post(f"{place}{kind.code}/remove/").status_code == 302
    assert not SessionKind.objects.exists()


def test_what_is_built_in_can_be_changed_and_comes_back(house, as_person):
    client, place = as_person(house.coordinator), house.url("/programs/premier-emploi/session-kinds/")
    assert client.post(f"{place}flipped/", sent(name_en="Upside down")).status_code == 302
    assert kinds_of(house.program).get("flipped").name.en == "Upside down"
    assert client.post(f"{place}flipped/remove/").status_code == 302
    assert kinds_of(house.program).get("flipped") == BUILT_IN["flipped"]
    assert client.get(f"{place}nonsense/").status_code == client.post(f"{place}nonsense/remove/").status_code == 404
    assert client.get(f"{place}flipped/remove/").status_code == 405


@pytest.mark.parametrize("wrong", [{"parts-0-share": ""}, {"parts-0-code": ""}, {"parts-0-share": 999}, {"name_fr": ""}, {"use": "x"},
                                   {"parts-0-code": "", "parts-0-share": ""}, {"questions-0-fr": "x" * 201}])
def test_a_wrong_kind_is_told_and_kept(house, as_person, wrong):
    answer = as_person(house.coordinator).post(house.url("/programs/premier-emploi/session-kinds/new/"), sent(**wrong))
    assert answer.status_code == 422
    assert 'value="Workshop"' in answer.content.decode()
    assert not SessionKind.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("owner", 200), ("coordinator", 200), ("observer", 403), ("learner", 403), ("former", 404),
                                             ("stranger", 404)])
@pytest.mark.parametrize("page", ["", "new/", "flipped/"])
def test_who_may_set_kinds(house, as_person, who, status, page):
    assert as_person(house.people[who]).get(house.url(f"/programs/premier-emploi/session-kinds/{page}")).status_code == status
