"""From a row of the outbox to a message as its recipient reads it: their language, their zone, their organization."""
import re
from contextlib import contextmanager
from dataclasses import dataclass
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.text import MIMEText
from email.utils import formataddr, parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, engines
from django.utils import timezone, translation

from accounts.models import Membership
from common.names import on_one_line

from .links import inside, mounted
from .models import Delivery
from .texts import Attachment, text_for


class Outgoing(EmailMultiAlternatives):
    """`path`: where its button leads, below the organization's own path; "" without one."""

    path = ""

    def message(self):
        message = super().message()
        if not self.subject.isascii():  # Django folds it as if no name stood before it, so that its first line ends up empty
            message.replace_header("Subject", Header(self.subject, "utf-8", header_name="Subject"))
        return message


def message_for(delivery: Delivery) -> Outgoing | None:
    """The message of a delivery, or None when it is no longer true. Runs inside the delivery's organization."""
    if delivery.recipient_id and not _still_here(delivery.recipient):
        return None
    text = text_for(delivery.kind)
    with reading_as(delivery):
        variables = text.context(delivery.payload, delivery.recipient)
        if variables is None:
            return None
        parts = rendered(delivery, variables)
        files = text.attachments(delivery.payload, delivery.recipient) if text.attachments else []
    return assembled(delivery, parts, files)


def message_id(delivery: Delivery) -> str:
    """The same at each attempt, so that a mailbox or provider can drop a second copy."""
    return f"<{delivery.pk}@{_own_address().rpartition('@')[2]}>"


@dataclass(frozen=True)
class Parts:
    subject: str
    text: str
    html: str
    path: str


class ReadBack(Context):
    """Remembers the address that the template's {% button %} had."""

    button_to = ""


@contextmanager
def reading_as(delivery: Delivery):
    organization, person = delivery.organization, delivery.recipient.user if delivery.recipient_id else None
    language = person.language if person else delivery.language or organization.language
    zone = ZoneInfo(person.time_zone if person else organization.time_zone)
    with translation.override(language), timezone.override(zone), mounted(organization):
        yield


def rendered(delivery: Delivery, variables: dict) -> Parts:
    person = delivery.recipient.user if delivery.recipient_id else None
    always = {"organization": delivery.organization, "recipient": delivery.recipient, "address": address_of(delivery),
              "first_name": person.first_name if person else "", "language": translation.get_language()}
    name, everything = f"email/{delivery.kind}", always | variables
    subject = " ".join(_render(f"{name}.subject.txt", everything, plain=True)[0].split())
    everything["subject"] = subject
    text, address = _render(f"{name}.txt", everything, plain=True)
    html, _address = _render(f"{name}.html", everything, plain=False)
    return Parts(subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html, inside(delivery.organization, address))


def assembled(delivery: Delivery, parts: Parts, files: list[Attachment]) -> Outgoing:
    message = Outgoing(
        parts.subject, parts.text, formataddr((on_one_line(delivery.organization.name), _own_address())), [address_of(delivery)],
        headers={"Message-ID": message_id(delivery), "Auto-Submitted": "auto-generated"})
    message.path = parts.path
    message.attach_alternative(parts.html, "text/html")
    for file in files:
        if file.mime.startswith("text/calendar"):  # beside the text, so that a reader shows an invitation and not only a file
            message.attach_alternative(file.content.decode(), file.mime.partition("; charset")[0])
        message.attach(_part(file))
    return message


def address_of(delivery: Delivery) -> str:
    return delivery.recipient.user.email if delivery.recipient_id else delivery.address


def _still_here(recipient: Membership) -> bool:
    return recipient.status == Membership.Status.ACTIVE and recipient.user.is_active


def _own_address() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _render(name: str, variables: dict, *, plain: bool) -> tuple[str, str]:
    """What the template says, and the address of its button."""
    context = ReadBack(variables | {"plain": plain}, autoescape=not plain)
    said = engines["django"].get_template(name).template.render(context)
    return said, context.button_to


def _part(file: Attachment):
    """Keeps the parameters of the type: a calendar's `method=REQUEST` makes it an invitation."""
    declared = Message()
    declared["Content-Type"] = file.mime
    main, _, sub = declared.get_content_type().partition("/")
    if main == "text":
        part = MIMEText(file.content.decode(), sub, "utf-8")
    else:
        part = MIMEBase(main, sub)
        part.set_payload(file.content)
        encode_base64(part)
    for key, value in declared.get_params()[1:]:
        if key != "charset":
            part.set_param(key, value)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part
