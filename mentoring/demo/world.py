"""What the makers of the demo share: the instant, the dice, the texts, and the rows to write at the end."""
import csv
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from common.time_zones import zone
from tenancy.models import Organization

from .chance import Chance

DATA = Path(__file__).parent / "data"


@cache
def people_of(slug: str) -> list[dict[str, str]]:
    with (DATA / f"people_{slug}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def texts_of(name: str) -> dict:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


class Rows:
    """Instances by model, in the order in which their models first came: what is referred to comes first."""

    def __init__(self):
        self.by_model = defaultdict(list)
        self.saved = Counter()

    def add(self, row):
        self.by_model[type(row)].append(row)
        return row

    def of(self, model) -> list:
        return self.by_model[model]

    def save(self) -> None:
        """Writes what was added since the last time."""
        for model, rows in self.by_model.items():
            model._base_manager.bulk_create(rows[self.saved[model]:], batch_size=500)
            self.saved[model] = len(rows)


@dataclass
class World:
    """One organization in the making."""

    organization: Organization
    now: datetime
    chance: Chance
    rows: Rows = field(default_factory=Rows)
    members: dict = field(default_factory=dict)
    programs: dict = field(default_factory=dict)
    criteria: dict = field(default_factory=dict)
    enrolments: dict = field(default_factory=dict)
    skills: dict = field(default_factory=dict)
    pairs: list = field(default_factory=list)
    taken: dict = field(default_factory=lambda: defaultdict(list))

    @property
    def people(self) -> list[dict[str, str]]:
        return people_of(self.organization.slug)

    @property
    def coordinator(self):
        """The membership of the first coordinator listed."""
        return next(self.members[row["name"]] for row in self.people if row["roles"] == "coordinator")

    @property
    def language(self) -> str:
        return self.organization.language

    @property
    def texts(self) -> dict:
        return texts_of(f"texts_{self.language}")

    @property
    def talks(self) -> dict:
        return texts_of(f"talks_{self.language}")

    def track(self, row: dict[str, str], role: str) -> dict:
        """The texts of a person's field; who both gives and receives may do so in two fields, in this order."""
        return texts_of(f"tracks_{self.language}")[row["track"].split()[0 if role == "mentor" else -1]]

    @property
    def today(self) -> date:
        return self.now.astimezone(zone(self.organization.time_zone)).date()

    def ago(self, days: float, hour: int | None = None) -> datetime:
        """That many days ago, at a local hour of the organization and a minute of chance."""
        moment = self.now - timedelta(days=days)
        if hour is None:
            return moment
        local = datetime.combine(moment.date(), time(hour, self.chance.between(0, 59)), zone(self.organization.time_zone))
        return min(local.astimezone(UTC), self.now - timedelta(minutes=5))

    def make(self, model, at: datetime | None = None, /, **values):
        """A row of `model` with an identifier made at `at`."""
        return self.rows.add(model(organization_id=self.organization.id, id=self.chance.uuid(at or self.now), **values))
