"""The page of suggestions in a program of 60,000 mentors, by HTTP from the real server, beside the bare page of script/bench pages."""
import http.client
import os
import random
import time
from datetime import timedelta
from urllib.parse import urlsplit

import django

django.setup()

import numpy as np  # noqa: E402
import psutil  # noqa: E402
from django.db import connections  # noqa: E402

from accounts.models import Membership, User  # noqa: E402
from assessments.models import Skill, SkillClaim, SkillFamily  # noqa: E402
from benchmarks.copying import copy_rows  # noqa: E402
from benchmarks.pages import cookie_of, queries, server  # noqa: E402
from benchmarks.population import Town  # noqa: E402
from matching.engine.profiles import Profile  # noqa: E402
from matching.engine.records import VERSION, pack  # noqa: E402
from matching.engine.week import week_of  # noqa: E402
from matching.models import MatchingSettings, MatchProfile, Mentorship, Openness  # noqa: E402
from matching.selectors.profiles import monday  # noqa: E402
from programs.models import Enrolment, Program  # noqa: E402
from sessions_app.models import AvailabilityRule  # noqa: E402
from tenancy.models import Organization  # noqa: E402

ASKING, PAIRED, SKILLS = 60, 12_000, 297  # learners who look for a mentor, and who have one; skills as shipped
BY_SIZE = {"few": 600, "many": 60_000}  # mentors
ROUNDS = 3
PLACES = (0, 1, 1, 2, 2, 3, 3, 4)  # of mentors
LANGUAGES, INDUSTRIES = ("fr", "en", "de", "es"), ("Santé", "Conseil", "Industrie", "Banque", "Éducation")


def through_the_page() -> list[dict]:
    towns = {name: Town(f"suggest-{name}", mentors) for name, mentors in BY_SIZE.items()}
    with connections["superuser"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM tenancy_organization WHERE slug = ANY(%s)", [[town.slug for town in towns.values()]])
        if cursor.fetchone():
            raise SystemExit("✗ The benchmark's database is not empty: remove .local/bench and run it again")
        for town, mentors in zip(towns.values(), BY_SIZE.values(), strict=True):
            _build(town, mentors)
        cursor.execute("VACUUM ANALYZE")
    with server(os.environ["DATABASE_URL"]) as base:
        return [_row(base, towns[name], mentors) for name, mentors in BY_SIZE.items()]


def _row(base: str, town: Town, mentors: int) -> dict:
    asked = [(f"/o/{town.slug}/programs/many/mentors/", cookie_of(town, n)) for n in range(ASKING)]
    bare = [(f"/o/{town.slug}/bare/", cookie) for _, cookie in asked]
    for _ in range(2):
        _times(base, bare)
    (first, *_), _ = _times(base, asked[:1])
    _times(base, asked)
    times, cpu = _times(base, asked * ROUNDS)
    bare_times, bare_cpu = _times(base, bare * ROUNDS)
    return {"page": "suggestions", "mentors": mentors, "requests": len(times), "p50_ms": _quantile(times, 0.5),
            "p95_ms": _quantile(times, 0.95), "cpu_ms": cpu, "first_ms": first, "bare_p95_ms": _quantile(bare_times, 0.95),
            "bare_cpu_ms": bare_cpu, "queries": queries(*asked[0])}


def _times(base: str, asked) -> tuple[list[float], float]:
    """(milliseconds of each request, one after the other on one connection; the server's CPU milliseconds a request)."""
    address, times = urlsplit(base), []
    process = next(c.pid for c in psutil.net_connections("tcp") if c.laddr.port == address.port and c.status == "LISTEN")
    before = sum(psutil.Process(process).cpu_times()[:2])
    connection = http.client.HTTPConnection(address.hostname, address.port)
    for path, cookie in asked:
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        times.append(1000 * (time.perf_counter() - began))
        if answer.status != 200:
            raise SystemExit(f"✗ {path} answered {answer.status}")
    connection.close()
    return times, 1000 * (sum(psutil.Process(process).cpu_times()[:2]) - before) / len(asked)


def _quantile(times, share) -> float:
    return float(np.quantile(times, share))


def _build(town: Town, mentors: int) -> None:
    """Learners first by number, then mentors: one of eight has no place at all, one of thirty has paused."""
    paired = min(PAIRED, mentors // 5)
    learners = ASKING + paired
    _people(town, learners, mentors)
    _offers(town, learners, mentors)
    now = town.now
    town.of(Mentorship, ({"id": town.key("pair", n), "learner_id": town.key("enrolment", n),
                          "mentor_id": town.key("enrolment", learners + 3 * (n - ASKING))} for n in range(ASKING, learners)),
            program_id=town.key("program"), mentor_seat=1, status="active", proposed_at=now, learner_accepted_at=now,
            mentor_accepted_at=now, started_at=now, score=50_000)
    town.of(Openness, ({"id": town.key("openness", n), "enrolment_id": town.key("enrolment", n)}
                       for n in range(learners, learners + mentors, 30)), paused_since=now)


def _people(town: Town, learners: int, mentors: int) -> None:
    now, everybody = town.now, range(learners + mentors)
    copy_rows(Organization, [{"id": town.id, "slug": town.slug, "name": town.slug, "language": "en"}], created_at=now)
    copy_rows(User, ({"id": town.key("user", n), "email": f"{town.slug}{n}@bench.example", "name": f"Person {n}"} for n in everybody),
              password="!", language="en", time_zone_confirmed=True, date_joined=now)
    town.of(Membership, ({"id": town.key("member", n), "user_id": town.key("user", n),
                          "roles": ["learner"] if n < learners else ["mentor"]} for n in everybody),
            joined_at=now, languages=["en", "fr"], bio="About me", status="active")
    town.of(Program, [{"id": town.key("program"), "name": "Many", "slug": "many"}], capacity=1_000_000, status="running", created_at=now,
            starts_on=(now - timedelta(days=180)).date(), ends_on=(now + timedelta(days=180)).date())
    town.of(MatchingSettings, [{"id": town.key("settings"), "program_id": town.key("program")}], ways=["run", "request"])
    town.of(Enrolment, ({"id": town.key("enrolment", n), "membership_id": town.key("member", n),
                         "role": "learner" if n < learners else "mentor", "capacity": 1 if n < learners else PLACES[n % 8]}
                        for n in everybody), program_id=town.key("program"), status="approved", applied_at=now, decided_at=now)


def _offers(town: Town, learners: int, mentors: int) -> None:
    """Skills, hours, and the records packed from them an hour ago."""
    town.of(SkillFamily, [{"id": town.key("family"), "code": "all", "name_fr": "Tout", "name_en": "All"}])
    town.of(Skill, ({"id": town.key("skill", n), "code": f"skill-{n}", "name_fr": f"Compétence {n}", "name_en": f"Skill {n}"}
                    for n in range(SKILLS)), family_id=town.key("family"))
    skills = [str(town.key("skill", n)) for n in range(SKILLS)]
    known = [(n, _profile(town, n, n >= learners, skills)) for n in (*range(ASKING), *range(learners, learners + mentors))]
    town.of(SkillClaim, ({"id": town.key("claim", (n, skill)), "enrolment_id": town.key("enrolment", n), "skill_id": skill,
                          "kind": "wanted" if n < learners else "offered", "level": level}
                         for n, profile in known for skill, level in profile.skills.items()))
    town.of(AvailabilityRule, ({"id": town.key("hours", (n, day)), "membership_id": town.key("member", n), "weekday": day}
                               for n, _ in known for day in (n % 5, (n + 2) % 5)),
            start_minute=540, end_minute=1080, time_zone="Europe/Paris")
    town.of(MatchProfile, ({"id": town.key("profile", n), "enrolment_id": town.key("enrolment", n), "packed": _column(profile)}
                           for n, profile in known),
            version=VERSION, week=monday(), fingerprint="", packed_at=town.now - timedelta(hours=1))


def _profile(town: Town, n: int, mentor: bool, skills: list[str]) -> Profile:
    dice = random.Random(n)
    offered = dice.sample(skills, dice.randint(5, 12) if mentor else dice.randint(3, 6))
    hours = [(day * 1440 + 480, day * 1440 + 1020) for day in (n % 5, (n + 2) % 5)]
    return Profile(id="", person=str(town.key("member", n)), languages=frozenset(dice.sample(LANGUAGES, 2)), week=week_of(hours),
                   skills={skill: dice.randint(2, 5) for skill in offered}, industry=dice.choice(INDUSTRIES),
                   experience_years=dice.randint(0, 12) + 8 * mentor, hours_per_month=dice.randint(1, 8),
                   goals=dict.fromkeys(dice.sample(["grow", "lead", "change", "network", "balance"], 2), 1), seniority=dice.randint(0, 6))


def _column(profile: Profile) -> str:
    """As COPY reads bytes."""
    return f"\\\\x{pack(profile).hex()}"
