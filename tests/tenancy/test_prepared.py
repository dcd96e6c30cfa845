"""A query whose SQL is kept answers like the query itself, and stays inside the walls."""
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.db.models import Count, Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from common import clock
from common.ids import uuid7
from matching.models import Mentorship
from programs.models import Enrolment, Program
from tenancy.context import NoOrganization, working_for
from tenancy.prepared import prepared


@prepared
def parts_of(membership):
    paired = Mentorship.objects.filter(learner=OuterRef("pk"), learner__membership=membership)
    return (Enrolment.objects.filter(membership=membership, status="approved").select_related("program", "membership__user")
            .annotate(paired=Exists(paired)).order_by("role"))


@prepared
def named(memberships, names):
    return Membership.objects.filter(pk__among=memberships, user__name__among=names).select_related("user").order_by("user__name")


@prepared
def begun_since(day):
    return Program.objects.filter(starts_on__gte=day).values("status").annotate(n=Count("pk"))


@prepared
def slugs():
    return Program.objects.order_by("slug").values_list("slug", flat=True)


def test_it_answers_like_the_query_itself_with_related_rows_and_annotations(cast):
    house = cast.verger
    with house.bound():
        for _first_and_kept in range(2):
            (found,) = parts_of(house.learner)
            assert found == house.enrolments["learner"] and found.paired is True
            with CaptureQueriesContext(connections["default"]) as asked:
                assert (found.program.name, found.membership.user.name) == ("Premier emploi", "Léa Learner")
            assert not asked.captured_queries
        assert [part.paired for part in parts_of(house.mentor.pk)] == [False]
        assert parts_of(uuid7()) == [] and parts_of.first(uuid7()) is None


def test_rows_are_new_each_time(cast):
    with cast.verger.bound():
        parts_of.first(cast.verger.learner).status = "changed"
        assert parts_of.first(cast.verger.learner).status == "approved"


def test_lists_of_any_length_and_values(cast):
    house = cast.verger
    with house.bound():
        people = [house.learner, house.mentor, house.owner]
        assert named(people, ["Léa Learner", "Odile Owner"]) == [house.learner, house.owner]
        assert named(people[:1], ["Léa Learner"]) == [house.learner]
        assert named([], ["Léa Learner"]) == named(people, []) == []
        assert begun_since(house.program.starts_on) == [{"status": house.program.status, "n": 1}]
        assert begun_since(house.program.starts_on + timedelta(days=1)) == []


def test_keys_may_be_texts_and_texts_may_hold_anything(cast):
    house, odd = cast.verger, 'a "b", {c} \\ %s é'
    house.learner.user.name = odd
    house.learner.user.save()
    with house.bound():
        assert [m.pk for m in named([str(house.learner.pk)], [odd, "Nobody"])] == [house.learner.pk]
        assert [m.pk for m in Membership.objects.filter(user__name__among=[odd])] == [house.learner.pk]


def test_each_organization_reads_its_own(cast):
    for house, other in ((cast.verger, cast.harbour), (cast.harbour, cast.verger)):
        with house.bound():
            assert slugs() == [house.program.slug] if house.program else slugs() == []
            assert parts_of(other.learner) == []


def test_without_an_organization_or_a_transaction_it_fails_closed(cast):
    with cast.verger.bound():
        slugs()
    with pytest.raises(NoOrganization, match="no organization"):
        slugs()


def test_outside_a_transaction_it_fails_closed(committed_cast):
    with working_for(committed_cast.verger.organization.id), pytest.raises(NoOrganization, match="outside a transaction"):
        slugs()


@pytest.mark.parametrize("constant", [lambda: clock.now(), lambda: clock.now().date()], ids=["moment", "day"])
def test_a_time_of_the_first_call_is_refused(cast, constant):
    late = prepared(lambda membership: Enrolment.objects.filter(membership=membership, applied_at__date__lt=constant()))
    with cast.verger.bound(), pytest.raises(TypeError, match="cannot be prepared"):
        late(cast.verger.learner)


def test_a_key_of_the_first_call_and_prefetching_are_refused(cast):
    own = prepared(lambda: Enrolment.objects.filter(membership=cast.verger.learner))
    fetching = prepared(lambda: Program.objects.prefetch_related("enrolments"))
    with cast.verger.bound():
        for wrong in (own, fetching):
            with pytest.raises(TypeError, match="cannot be prepared"):
                wrong()


def test_threads_use_their_own_connections(committed_cast):
    house = committed_cast.verger

    def ask(_n):
        with house.bound():
            found = [part.membership_id for part in parts_of(house.learner)], connections["default"].connection.info.backend_pid
        connections.close_all()
        return found

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(8)))
    assert all(found == [house.learner.pk] for found, _pid in answers)
    assert len({pid for _found, pid in answers}) > 1


def test_its_plan_is_kept_by_the_connection_and_it_counts_as_one_query(cast):
    with cast.verger.bound(), connections["default"].cursor() as cursor:
        with CaptureQueriesContext(connections["default"]) as asked:
            first, second = slugs(), slugs()
        assert (first, len(asked)) == (second, 2)
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name = %s", [slugs.name])
        assert cursor.fetchone() == (1,)


def test_an_argument_is_given_once_and_constants_are_part_of_the_plan(cast):
    """Each argument that is sent is quoted, parsed and typed anew at each call."""
    twice = prepared(lambda name, other: Membership.objects.filter(user__name=name, user__name__gte=name).exclude(
        user__email=other).exclude(user__email="100 % \\ 'nobody'").values_list("user__name", flat=True))
    with cast.verger.bound():
        with CaptureQueriesContext(connections["default"]) as asked:
            assert twice("Léa Learner", "x") == ["Léa Learner"]
        assert asked[0]["sql"].count("Léa Learner") == 1
        assert "nobody" not in asked[0]["sql"]
        assert twice("Léa Learner", cast.verger.learner.user.email) == []


def test_behind_a_pooler_it_is_sent_as_it_is(cast, monkeypatch):
    with cast.verger.bound():
        there = parts_of(cast.verger.learner), slugs()
        monkeypatch.setattr(connections["default"], "kept", None)
        with CaptureQueriesContext(connections["default"]) as asked:
            assert (parts_of(cast.verger.learner), slugs()) == there
        assert all(each["sql"].startswith("SELECT") for each in asked.captured_queries)


def test_a_connection_that_is_not_the_server_s_own_keeps_no_plans(committed_cast, monkeypatch):
    """A pooler answers with a process number of its own."""
    connection = connections["default"]
    assert connection.kept is not None
    monkeypatch.setattr("tenancy.backend.base.OWN_NUMBER", "SELECT pg_backend_pid() + 1")
    connection.close()
    connection.connect()
    assert connection.kept is None
    monkeypatch.undo()
    connection.close()


def test_a_new_connection_knows_no_plans_yet(committed_cast):
    house = committed_cast.verger
    for _reconnected in range(2):
        with house.bound():
            assert len(parts_of(house.learner)) == 1
        connections["default"].close()
