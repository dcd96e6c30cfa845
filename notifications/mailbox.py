"""The demo's mail server: messages land in a Maildir, where the mailbox page reads them."""
import mailbox
import re
from email import policy
from email.parser import BytesParser

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


def maildir() -> mailbox.Maildir:
    settings.MAILBOX_DIR.parent.mkdir(parents=True, exist_ok=True)
    return mailbox.Maildir(settings.MAILBOX_DIR, create=True, factory=None)


class MailboxBackend(BaseEmailBackend):
    """EMAIL_URL=mailbox:// . The file is named for the Message-ID, so a message handed over twice is kept once."""

    def send_messages(self, messages):
        box = maildir()
        for message in messages:
            content = message.message()
            name = re.sub(r"[^A-Za-z0-9.@-]", "", content["Message-ID"])
            waiting = settings.MAILBOX_DIR / "tmp" / name
            waiting.write_bytes(content.as_bytes(linesep="\n") if hasattr(content, "policy") else content.as_bytes())
            waiting.rename(settings.MAILBOX_DIR / "new" / name)
        box.close()
        return len(messages)


def parsed(raw: bytes):
    return BytesParser(policy=policy.default).parsebytes(raw)
