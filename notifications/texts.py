"""The registry of what can be told. Each room registers its kinds in AppConfig.ready.

A kind `matching.proposed` has three templates: email/matching.proposed.subject.txt, .txt and .html (the latter two extend
email/base.txt and email/base.html and fill {% block content %}; greeting and footer stand there). They are rendered in the
recipient's language and zone, inside their organization, with `organization`, `recipient`, `first_name` and `plain` (whether
it is the text) known. `{% load mail %}` gives absolute addresses in both: {% button label "app:view" id %} and
{% link "app:view" id %} (or a path in place of the view's name). tests/notifications/test_texts.py renders every kind.
"""
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Attachment:
    name: str
    content: bytes
    mime: str


@dataclass(frozen=True)
class Text:
    """`context(payload, recipient)` -> template variables, or None when the message is no longer true and must not be sent.

    `attachments(payload, recipient)` -> files, if any. `label` names the kind for people. Of what is `optional` a person may say
    that they do not want it; the rest tells of something that was done with or to them, or that waits for them alone. What
    `can_wait` keeps out of its recipient's quiet hours.
    """

    kind: str
    label: str | Promise
    context: Callable[..., dict | None]
    attachments: Callable[..., list[Attachment]] | None = None
    optional: bool = False
    can_wait: bool = False


_texts: dict[str, Text] = {}


def register(kind: str, label, context, attachments=None, *, optional: bool = False, can_wait: bool = False) -> None:
    """What is optional can wait too."""
    if kind in _texts:
        raise ValueError(f"{kind} is registered twice")
    _texts[kind] = Text(kind, label, context, attachments, optional, can_wait or optional)


def text_for(kind: str) -> Text:
    return _texts[kind]


def registered() -> dict[str, Text]:
    return dict(_texts)
