"""What people write in their own words: nothing in it turns round what stands after it on the same line.

Letters of every script bring their direction with them, and marks of direction (U+200E, U+200F, U+061C) stay; what overrides or embeds one
until it is ended is left out.
"""
import re

from django.db import models

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def straight(text: str) -> str:
    return TURNS.sub("", text)


class _Straight:
    """In migrations the plain field: no column changes with what is left out."""

    def pre_save(self, instance, add):
        value = super().pre_save(instance, add)
        if isinstance(value, str):
            value = straight(value)
            setattr(instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return straight(value) if isinstance(value, str) else value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.plain}", args, kwargs


class LineField(_Straight, models.CharField):
    plain = "CharField"


class ProseField(_Straight, models.TextField):
    plain = "TextField"
