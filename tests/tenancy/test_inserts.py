"""Rows of several models in one round trip: what bulk_create() does, inside the walls."""
from datetime import timedelta
from itertools import product

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from common import clock
from notifications.models import Delivery
from programs.models import Program
from tenancy import inserts
from tenancy.inserts import ROWS, SHAPES, collected, insert, new, together, undo, write_and_ask
from tenancy.prepared import prepared


def program(slug, **more):
    day = clock.today()
    return Program(name=slug, slug=slug, starts_on=day, ends_on=day + timedelta(days=9), created_at=clock.now(), **more)


def message(key, **more):
    return Delivery(address="a@b.example", kind="tests.told", key=key, payload={"n": [1, "%s", "é"]}, due_at=clock.now(),
                    created_at=clock.now(), **more)


def test_rows_of_several_models_go_in_one_round_trip_in_their_order(cast):
    with cast.verger.bound():
        made = program("one"), program("two"), message("a"), message("b")
        with CaptureQueriesContext(connection) as asked, together():
            insert(made[0])
            insert(*made[1:])
            assert not Program.objects.filter(slug="one").exists()
        assert len(asked) == 2  # and the one that saw nothing yet
        assert [Program.objects.get(pk=each.pk).slug for each in made[:2]] == ["one", "two"]
        assert Delivery.objects.get(key="b").payload == {"n": [1, "%s", "é"]}
        made[0].name = "Renamed"
        made[0].save()  # it is known to be there
        assert Program.objects.filter(slug="one").count() == 1


def test_outside_of_together_they_go_at_once(cast):
    with cast.verger.bound():
        insert(program("one"))
        insert()
        assert Program.objects.filter(slug="one").exists()


def test_all_or_none_and_the_transaction_goes_on(cast):
    with cast.verger.bound():
        with pytest.raises(IntegrityError), together():
            insert(program("one"), message("a"), message("a"))
        assert not Program.objects.filter(slug="one").exists()
        insert(message("a"))
        assert Delivery.objects.filter(key="a").count() == 1


def broken():
    with together():
        insert(program("one"))
        raise LookupError


def test_after_an_error_inside_nothing_is_written(cast):
    with cast.verger.bound():
        with pytest.raises(LookupError):
            broken()
        insert(program("two"))
        assert list(Program.objects.filter(slug__in=["one", "two"]).values_list("slug", flat=True)) == ["two"]


@pytest.mark.parametrize("theirs", ["organization", "recipient"])
def test_another_organization_s_rows_are_refused(cast, theirs):
    of_harbour = {"organization": cast.harbour.organization, "recipient": cast.harbour.learner}[theirs]
    with cast.verger.bound():
        with pytest.raises(DatabaseError), together():
            insert(message("a", **{theirs: of_harbour}))
        assert not Delivery.objects.exists()


@prepared
def slugs():
    return Program.objects.order_by("slug").values_list("slug", flat=True)


def asked_with(*rows):
    return write_and_ask(rows, "SELECT pg_advisory_xact_lock(%s)", [7], slugs)


def test_rows_and_a_question_go_in_one_round_trip(cast):
    with cast.verger.bound():
        before = slugs()
        with collected() as rows:
            insert(program("aaa"), message("a"))
        assert slugs() == before
        with CaptureQueriesContext(connection) as caught:
            assert asked_with(*rows) == ["aaa", *before]
        assert len(caught) == 1 and not rows[0]._state.adding
        undo(rows)
        assert (slugs(), Delivery.objects.count()) == (before, 0)
        assert asked_with(*rows) == ["aaa", *before]


def test_what_is_refused_leaves_nothing_and_the_transaction_goes_on(cast):
    with cast.verger.bound():
        before = slugs()
        with pytest.raises(IntegrityError):
            asked_with(program("aaa"), message("a"), message("a"))
        assert slugs() == before
        assert asked_with(program("bbb")) == ["bbb", *before]


def test_values_that_a_field_makes_or_writes_in_its_own_way(cast):
    """What the driver would take as it stands goes through the field where that matters."""
    with cast.verger.bound():
        made = message("text"), message("number")
        made[0].payload, made[1].payload = "a text", 7
        insert(*made)
        assert list(Delivery.objects.order_by("key").values_list("payload", flat=True)) == [7, "a text"]


def test_each_value_is_written_whichever_of_the_others_are_their_columns_defaults(cast):
    """Defaults are part of a statement, of which more shapes are met here than are kept."""
    various = {"language": ("", "fr"), "last_error": ("", "50 % of $1 and 'that'"), "attempts": (0, 2),
               "topic": (None, cast.verger.mentor.pk)}
    combinations = [dict(zip(various, each, strict=True)) for each in product(*various.values())]
    assert len(combinations) > SHAPES
    with cast.verger.bound():
        for turn in range(2):
            for number, facts in enumerate(combinations):
                insert(message(f"{turn}:{number}", **facts), message(f"{turn}:{number}:beside"))
        written = {each.key: each for each in Delivery.objects.all()}
        for turn, (number, facts) in product(range(2), enumerate(combinations)):
            assert {name: getattr(written[f"{turn}:{number}"], name) for name in facts} == facts
            assert written[f"{turn}:{number}:beside"].last_error == ""


def kept_statements():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%INSERT INTO \"notifications_delivery\"%'")
        return cursor.fetchone()[0]


def test_a_connection_keeps_no_statement_for_every_number_of_rows(cast):
    """Nor do many rows take more than one round trip."""
    with cast.verger.bound():
        for count in range(1, ROWS + 1):
            insert(*(message(f"{count}:{n}") for n in range(count)))
        before = kept_statements()
        assert ROWS <= before <= ROWS * (SHAPES + 1)
        for count in range(ROWS + 1, 5 * ROWS + 2):
            with CaptureQueriesContext(connection) as asked:
                insert(*(message(f"{count}:{n}") for n in range(count)))
            assert len(asked) == 1
            assert Delivery.objects.filter(key__startswith=f"{count}:").count() == count
        assert kept_statements() == before


def test_no_more_shapes_are_kept_where_threads_have_added_one_too_many_at_once():
    count = 4321
    _usual, shapes = inserts._usual(Delivery, count)
    shapes |= {(n,) for n in range(SHAPES + 1)}
    inserts._shape(Delivery, count, [None] * len(_usual))
    assert len(shapes) == SHAPES + 1


def test_a_new_row_is_what_its_model_makes(cast):
    facts = {"recipient": cast.verger.mentor, "kind": "tests.told", "key": "k", "due_at": clock.now(), "created_at": clock.now(),
             "topic": None}
    with cast.verger.bound():
        fast, usual = new(Delivery, **facts), Delivery(**facts)
        names = [field.attname for field in Delivery._meta.concrete_fields if not field.primary_key]
        assert [getattr(fast, name) for name in names] == [getattr(usual, name) for name in names]
        assert fast.recipient is cast.verger.mentor and fast.pk != usual.pk
        assert new(Delivery, recipient=None).recipient is None
        assert new(Delivery, id=usual.pk, recipient_id=cast.verger.learner.pk).recipient_id == cast.verger.learner.pk
        with pytest.raises(KeyError):
            new(Delivery, recipiant=None)
        insert(fast)
        fast.language = "fr"
        fast.save()
        assert Delivery.objects.get().language == "fr"
