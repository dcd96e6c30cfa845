"""How a subject stands in a message."""
from email import message_from_bytes, policy

import pytest

from notifications.messages import Outgoing

SUBJECTS = ["Session with Maya Thompson: Wednesday 2 December, 14:00", "Séance", "Séance avec Camille Roussel : mercredi 2 décembre, 14 h",
            "La coordination a tranché pour votre séance avec Camille Roussel, " * 4, "会议" * 60]


@pytest.mark.parametrize("subject", SUBJECTS, ids=range(len(SUBJECTS)))
def test_none_begins_with_an_empty_line_nor_loses_a_letter(subject):
    sent = Outgoing(subject, "Bonjour", "a@verger.example", ["b@verger.example"]).message().as_bytes()
    head = sent.partition(b"\n\n")[0].splitlines()
    first = next(line for line in head if line.startswith(b"Subject:"))
    assert first.removeprefix(b"Subject:").strip()
    assert max(map(len, head)) <= 78 or subject.isascii()
    assert message_from_bytes(sent, policy=policy.default)["Subject"].split() == subject.split()


def test_a_line_break_in_it_is_refused():
    with pytest.raises(ValueError, match="newlines"):
        Outgoing("Séance\nBcc: c@verger.example", "x", "a@verger.example", ["b@verger.example"]).message()
