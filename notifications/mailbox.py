"""The demo's mail server: messages land in a Maildir, where the mailbox page reads them."""
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from common import clock

NAME = re.compile(r"^[A-Za-z0-9@][A-Za-z0-9.@_-]{0,250}$")


def is_open() -> bool:
    """Whether this installation is a demo that keeps its mail to itself."""
    return settings.DEMO and settings.EMAIL_URL.startswith("mailbox:")


class MailboxBackend(BaseEmailBackend):
    """EMAIL_URL=mailbox:// . The file is named for the Message-ID, so a message handed over twice is kept once; `handed-over` has a line
    for each time.
    """

    def send_messages(self, messages):
        for folder in ("tmp", "new", "cur"):
            (settings.MAILBOX_DIR / folder).mkdir(parents=True, exist_ok=True)
        for message in messages:
            content = message.message()
            name = re.sub(r"[^A-Za-z0-9.@_-]", "", content["Message-ID"])
            waiting = settings.MAILBOX_DIR / "tmp" / f"{name}.{secrets.token_hex(4)}"
            waiting.write_bytes(content.as_bytes())
            with (settings.MAILBOX_DIR / "handed-over").open("a") as book:  # first, so that no letter is there without its line
                book.write(f"{clock.now().timestamp()} {name}\n")
            waiting.rename(settings.MAILBOX_DIR / "new" / name)
        return len(messages)


@dataclass(frozen=True)
class Letter:
    """One line of the mailbox: `name` is its file's."""

    name: str
    received: datetime
    message: EmailMessage

    @property
    def subject(self) -> str:
        return self.message["Subject"] or ""

    @property
    def sender(self) -> str:
        return self.message["From"] or ""

    @property
    def recipients(self) -> str:
        return self.message["To"] or ""

    @property
    def text(self) -> str:
        return _content(self.message.get_body(("plain",)))

    @property
    def html(self) -> str:
        return _content(self.message.get_body(("html",)))

    @property
    def headers(self) -> list[tuple[str, str]]:
        return list(self.message.items())

    @property
    def files(self) -> list[EmailMessage]:
        return list(self.message.iter_attachments())

    @property
    def file_labels(self) -> list[tuple[str, str]]:
        """(name, media type) of each file: a template would read a message's attributes as its headers."""
        return [(file.get_filename() or "", file.get_content_type()) for file in self.files]


def _content(part: EmailMessage | None) -> str:
    return part.get_content() if part is not None else ""


def files_newest_first(recipient: str = "") -> list[Path]:
    """The messages' files; `recipient` is a part of an address."""
    folder = settings.MAILBOX_DIR / "new"
    files = [file for file in folder.iterdir() if NAME.match(file.name)] if folder.exists() else []
    if recipient:
        files = [file for file in files if recipient.lower() in str(_headers(file)["To"]).lower()]
    return sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)


def summary(file: Path) -> Letter:
    return Letter(file.name, _received(file), _headers(file))


def letter(name: str) -> Letter | None:
    """The whole message of that name, if there is one."""
    file = settings.MAILBOX_DIR / "new" / name
    if not NAME.match(name) or not file.is_file():
        return None
    return Letter(name, _received(file), BytesParser(policy=policy.default).parsebytes(file.read_bytes()))


def _headers(file: Path) -> EmailMessage:
    with file.open("rb") as stream:
        return BytesHeaderParser(policy=policy.default).parse(stream)


def _received(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
