"""One shape of row for all that is known of people's time, so that one query can ask for all of it, and what is made of such rows.

Columns: whose it is (the key as text), first day, last day, a key, a mark, a number, two whole minutes, a text, another mark. By kind:

    weekly hours     - - - - weekday  minutes of the day       zone  -
    hours of a date  day - - - -      minutes of the day       zone  instead of the weekday's
    days off         first last - - - - - - -
    sets of hours    first last set  for every program - - - - -
    booking rules    - - - - - - - the rules as JSON -
    what takes time  - - the hold that is over - start of the session  since, until in minutes since 1970 - -
    the pair         see standing.py: its text is the kinds and lengths of its program, its last mark whether it meets for the first time
"""
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import BooleanField, DateField, TextField, UUIDField
from django.db.models.functions import Cast

from . import slots
from .models import BookingRules
from .seasons import days_in
from .whole import Whole

NO_PERSON = ""  # in the column of people's keys
NO_DAY, NO_TEXT, NO, NO_KEY = (Cast(None, kind()) for kind in (DateField, TextField, BooleanField, UUIDField))  # a union needs a type
NO_NUMBER = Whole(template="NULL::bigint")
RULES = [f.name for f in BookingRules._meta.concrete_fields if not f.is_relation and not f.primary_key]
NO_RULES = BookingRules()  # of whoever said nothing: made once, for so many defaults take long


@dataclass
class Taken:
    """Of one person, in whole minutes since 1970: (start, end) of what takes their time, and when their sessions start.

    `over`: the holds that take no time any more, and those that a new booking replaces.
    """

    busy: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    over: list[UUID] = field(default_factory=list)


class Rows:
    """What rows say, each by membership id as text; nobody is missing, but in `rules` and `seasons`."""

    def __init__(self, rows: Iterable[tuple]):
        self.hours, self.dates, self.takes = defaultdict(list), defaultdict(list), defaultdict(Taken)
        self.rules, self.pair, spans = {}, None, []
        for row in rows:
            key, first, last, of, mark, number, start, end, text, is_instead = row
            if key == NO_PERSON:
                self.pair = row
            elif text is None and start is None:
                spans.append((key, first, last, of, mark))
            elif text is None:
                self._take(key, of, number, (start, end))
            elif start is None:
                self.rules[key] = _rules_in(text)
            elif number is not None:
                self.hours[key].append(slots.Hours(number, start, end, text))
            else:
                self.dates[key].append(slots.DateHours(first, start, end, text, is_instead))
        self.off, self.seasons = days_in(spans)

    def _take(self, key, over, begins, span):
        takes = self.takes[key]
        if over is not None:
            takes.over.append(over)
            return
        takes.busy.append(span)
        if begins is not None:
            takes.starts.append(begins)


@lru_cache(maxsize=4096)
def _rules_in(text: str) -> BookingRules:
    """To be read only: the same for everybody who said the same."""
    values = json.loads(text)
    if values["paused_until"] is not None:
        values["paused_until"] = date.fromisoformat(values["paused_until"])
    return BookingRules.from_db(None, RULES, [values[name] for name in RULES])
