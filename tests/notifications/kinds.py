"""A kind for tests, with templates from a loader of its own, and notices."""
from contextlib import contextmanager
from datetime import timedelta

from django.template import engines

from accounts.models import Membership
from common import clock
from common.ids import uuid7
from notifications import texts
from notifications.models import Delivery

TEMPLATES = {
    "email/tests.told.subject.txt": "{% translate \"Mailbox\" %}: {{ about }}\n",
    "email/tests.told.txt": '{% extends "email/base.txt" %}{% load mail %}{% block content %}{{ about }}\n\n'
                            '{% button "Open" "notifications:mailbox" %}{% endblock %}',
    "email/tests.told.html": '{% extends "email/base.html" %}{% load mail %}{% block content %}<p>{{ about }}</p>'
                             '{% button "Open" "notifications:mailbox" %}{% endblock %}',
}


@contextmanager
def told_kind(context=lambda payload, recipient: payload, attachments=None, **how):
    """Inside, the kind `tests.told` is known; `payload["about"]` is what it says."""
    engine = engines["django"].engine
    known, loaders = dict(texts._texts), engine.template_loaders
    texts.register("tests.told", "Told", context, attachments, **how)
    engine.template_loaders = [engine.find_template_loader(("django.template.loaders.locmem.Loader", TEMPLATES)), *loaders]
    try:
        yield
    finally:
        engine.template_loaders = loaders
        texts._texts.clear()
        texts._texts.update(known)


def told(person: Membership, n: int = 1, **how) -> list[Delivery]:
    """So many notices of the person, as the relay leaves them, the oldest first."""
    now = clock.now()
    return [Delivery.objects.create(**{
        "recipient": person, "kind": "tests.told", "key": str(uuid7()), "state": "sent", "due_at": now, "created_at": now, "sent_at": now,
        "told_at": now + timedelta(microseconds=each), "subject": f"Avis {each + 1}", "path": "/sessions/"} | how) for each in range(n)]
