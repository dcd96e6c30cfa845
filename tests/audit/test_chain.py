"""What was sealed cannot be changed, removed or inserted without verify_audit telling."""
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from audit import sealing
from audit.models import Entry
from audit.services import record
from audit.tasks import seal

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])


@pytest.fixture
def house(committed_cast):
    with committed_cast.verger.bound():
        for n in range(5):
            record("tests.done", actor=committed_cast.verger.owner, target=committed_cast.verger.program, n=n, words=["é", "—"])
    with committed_cast.harbour.bound():
        record("tests.done", n=1.50)
    return committed_cast.verger


def as_ops(sql, *parameters):
    with transaction.atomic("ops"), connections["ops"].cursor() as cursor:
        cursor.execute(sql, parameters)


def heads(capsys, **options):
    call_command("verify_audit", **options)
    return capsys.readouterr().out


def entries(house):
    with house.bound():
        return list(Entry.objects.order_by("number"))


def test_every_entry_is_numbered_and_sealed_in_its_own_organization(house, capsys):
    assert seal() == 6
    assert seal() == 0
    assert [e.number for e in entries(house)] == [1, 2, 3, 4, 5]
    assert len({e.seal for e in entries(house)}) == 5
    assert heads(capsys).splitlines()[0].startswith("harbour 1 ")


def test_later_entries_go_on_from_the_last_seal(house, capsys):
    seal()
    with house.bound():
        record("tests.later")
    assert seal() == 1
    assert f"verger 6 {entries(house)[-1].seal}" in heads(capsys)


@pytest.mark.parametrize("change", [
    "verb = 'tests.other'", "detail = '{}'", "at = at + interval '1 microsecond'", "actor_name = 'Somebody'", "actor_id = NULL",
    "target_label = ''", "target_id = NULL", "target_type = ''", "seal = repeat('a', 64)", "number = 9",
])
def test_a_changed_entry_is_found(house, change):
    seal()
    as_ops(f"UPDATE audit_entry SET {change} WHERE id = %s", entries(house)[2].pk)
    with pytest.raises(CommandError, match="verger: entry 3"):
        call_command("verify_audit")


def test_a_removed_entry_is_found(house):
    seal()
    as_ops("DELETE FROM audit_entry WHERE id = %s", entries(house)[1].pk)
    with pytest.raises(CommandError, match="entry 2 is missing"):
        call_command("verify_audit")


def test_two_entries_that_changed_places_are_found(house):
    seal()
    one, two = entries(house)[1:3]
    as_ops("UPDATE audit_entry SET number = 99 WHERE id = %s", one.pk)
    as_ops("UPDATE audit_entry SET number = 2, seal = %s WHERE id = %s", one.seal, two.pk)
    as_ops("UPDATE audit_entry SET number = 3, seal = %s WHERE id = %s", two.seal, one.pk)
    with pytest.raises(CommandError, match="entry 2 was changed"):
        call_command("verify_audit")


def test_a_chain_cut_off_or_sealed_anew_is_found_against_a_noted_head(house, tmp_path, capsys):
    seal()
    noted = tmp_path / "heads"
    noted.write_text(heads(capsys))
    call_command("verify_audit", against=noted)
    as_ops("DELETE FROM audit_entry WHERE id = %s", entries(house)[-1].pk)
    heads(capsys)
    with pytest.raises(CommandError, match="entry 5 is missing"):
        call_command("verify_audit", against=noted)
    as_ops("UPDATE audit_entry SET verb = 'x', number = NULL, seal = ''")
    seal()
    with house.bound():
        record("tests.filler")
    seal()
    heads(capsys)
    with pytest.raises(CommandError, match="is not the one that was noted"):
        call_command("verify_audit", against=noted)


def test_sealers_side_by_side_make_one_chain(house, monkeypatch, capsys):
    monkeypatch.setattr(sealing, "UNSEALED", sealing.UNSEALED.replace(f"LIMIT {sealing.BATCH}", "LIMIT 2"))
    with house.bound():
        for n in range(30):
            record("tests.more", n=n)

    def run():
        seal()
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [e.number for e in entries(house)] == list(range(1, 36))
    heads(capsys)
