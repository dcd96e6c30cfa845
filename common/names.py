"""Names stand on one line, in pages, in the headers of emails and in calendars: nothing in them is unseen or turns what follows."""
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # controls, ends of lines, and what overrides the direction


def validate_name(value: str) -> None:
    if UNSEEN.search(value):
        raise ValidationError(_("This has a line break or a character that cannot be seen. Type it here instead of pasting it."),
                              code="unseen")


def on_one_line(name: str) -> str:
    """As it may stand in a header, however it was kept."""
    return " ".join(UNSEEN.sub(" ", name).split())


class NameField(models.CharField):
    """In migrations a CharField: no column changes with what is refused."""

    default_validators = [*models.CharField.default_validators, validate_name]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
