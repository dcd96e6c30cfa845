"""Sessions of every pair with all that hangs on them: claims, agenda, attendance, notes and feedback."""
from datetime import timedelta

from psycopg2.extras import DateTimeTZRange

from kpis.models import SessionFeedback
from sessions_app.kinds import BUILT_IN, WORKING
from sessions_app.models import AgendaItem, Attendance, CounterProposal, PreparationItem, Session, SessionClaim, SessionNote
from sessions_app.services.making import named

from .calendars import anchor_of, meets_first, soon, steps_back, take
from .pairs import Pair
from .world import World

FATES = {"held": 78, "late": 6, "learner_absent": 5, "mentor_absent": 2, "disputed": 1, "technical": 3, "cancelled": 6}
STATUS = {"late": "held", "learner_absent": "missed", "mentor_absent": "missed", "disputed": "missed", "unconfirmed": "confirmed"}
REVIEWED = 6  # which session of a pair looks back


def make_sessions(world: World) -> None:
    for pair in world.pairs:
        if pair.started:
            if pair.state != "new":
                _history(world, pair)
            if pair.state in ("active", "new"):
                _upcoming(world, pair)


def _history(world: World, pair: Pair) -> None:
    anchor = anchor_of(world, pair)
    until = pair.mentorship.ended_at or world.now
    if pair.state == "quiet":
        until = world.now - timedelta(days=pair.quiet_for - 1)
    starts = [steps_back(pair, anchor, count) for count in range(15, 0, -1)]
    starts = [s for s in starts if pair.started + timedelta(hours=20) < s < until - timedelta(hours=2)]
    for number, start in enumerate(starts):
        last = number == len(starts) - 1
        fate = "held" if pair.state == "done" or last or number == 0 else world.chance.weighed(FATES)
        fresh = world.now - start < timedelta(days=4)
        waits = not meets_first(world, pair) if pair.row["mentor"] else fresh and world.chance.maybe(0.5)
        if pair.state == "active" and last and waits:
            fate = "unconfirmed"
        _past_session(world, pair, start, fate, number)


def book(world: World, pair: Pair, start, **values) -> Session | None:
    end = start + timedelta(minutes=pair.program.session_minutes)
    if values.get("status") != "cancelled" and not take(world, [pair.learner, pair.mentor], start, end):
        return None
    created = values.pop("created_at", start - timedelta(days=world.chance.between(5, 12), hours=3))
    created = min(max(created, pair.started + timedelta(hours=1)), world.now - timedelta(minutes=10))
    session = world.make(
        Session, created, mentorship=pair.mentorship, starts_at=start, ends_at=end, time_zone=pair.mentor.user.time_zone,
        booked_by=pair.learner, created_at=created, **values)
    session.join_url = pair.program.meeting_url.format(room=f"seance-{session.id.hex[-10:]}")
    for person in (pair.learner, pair.mentor):
        world.make(SessionClaim, created, session=session, membership=person, busy=DateTimeTZRange(start, end),
                   is_active=session.status != "cancelled")
    return session


def _upcoming(world: World, pair: Pair) -> None:
    named, start = pair.row["mentor"], steps_back(pair, anchor_of(world, pair), 0)
    if named and pair.state == "new" or not named and world.chance.maybe(0.25):
        return
    if named and not meets_first(world, pair):
        start = soon(world)
    preparation = world.chance.pick(world.texts["preparations"]) if named or world.chance.maybe(0.4) else ""
    session = book(world, pair, start, preparation=preparation, **_agreed(world, named, start))
    if session:
        agenda(world, pair, session, len(pair.sessions), done=False, code="flipped" if named and pair.sessions else "")
        if named and meets_first(world, pair):
            _other_times(world, pair, session)


def _agreed(world: World, named, start) -> dict:
    """The first pair that nobody signs in for waits for the mentor's yes; all others are agreed."""
    if named or any(session.status == "proposed" for session in world.rows.of(Session)):
        return {"status": "confirmed"}
    return {"status": "proposed", "answer_by": min(start, world.now + timedelta(days=2))}


def _other_times(world: World, pair: Pair, session: Session) -> None:
    """The mentor asks whether one of two later days would suit too."""
    world.make(CounterProposal, session=session, proposed_by=pair.mentor, created_at=world.now - timedelta(hours=2),
               starts=[session.starts_at + timedelta(days=days) for days in (1, 2)], answer_by=session.starts_at,
               reason=world.texts["cancel_reasons"][0])


def _past_session(world: World, pair: Pair, start, fate: str, number: int) -> None:
    chance = world.chance
    status = STATUS.get(fate, fate)
    values = {"status": status, "is_disputed": fate == "disputed"}
    if fate == "cancelled":
        author = chance.pick([pair.learner, pair.mentor])
        values |= {"cancelled_at": start - timedelta(hours=chance.between(6, 60)), "cancelled_by": author,
                   "cancel_reason": chance.pick(world.texts["cancel_reasons"])}
    elif fate != "unconfirmed":
        values["closed_at"] = start + timedelta(minutes=pair.program.session_minutes + chance.between(2, 90))
    told = status == "held" and chance.maybe(0.9)
    recap = chance.pick(pair.track["recaps"] + world.texts["recaps"]) if told else ""
    session = book(world, pair, start, recap=recap, **values)
    if session is None:
        return
    agenda(world, pair, session, number, done=status == "held")
    if status not in ("cancelled", "confirmed"):
        _attend(world, pair, session, fate)
    if status == "held":
        pair.sessions.append(session)
        _note(world, pair, session)
        _feedback(world, pair, session)


def agenda(world: World, pair: Pair, session: Session, number: int, done: bool, code: str = "") -> None:
    topics = {"work": pair.track["topics"][number % len(pair.track["topics"])],
              "exchange": world.texts["exchanges"][number % len(world.texts["exchanges"])]}
    kind = BUILT_IN[code or _kind(number)]
    for name, value in named(kind).items():
        setattr(session, name, value)
    for position, (part, minutes) in enumerate(zip(kind.parts, kind.minutes(pair.program.session_minutes), strict=True), 1):
        world.make(AgendaItem, session.created_at, session=session, position=position, rank=position, kind=part.code, minutes=minutes,
                   topic=topics.get(part.code, ""), is_done=done)
    for position, question in enumerate(kind.questions, 1):
        world.make(PreparationItem, session.created_at, session=session, position=position, question_fr=question.fr,
                   question_en=question.en)


def _kind(number: int) -> str:
    return {0: "first", REVIEWED: "review"}.get(number, WORKING)


OUTCOMES = {"held": ("present", "present"), "late": ("late", "present"), "learner_absent": ("absent", "present"),
            "mentor_absent": ("present", "absent"), "technical": ("technical", "technical"), "disputed": ("absent", "present")}


def _attend(world: World, pair: Pair, session: Session, fate: str) -> None:
    """Who was there says so; where two words differ, the first one closed the session."""
    speakers = {"learner_absent": [pair.mentor], "mentor_absent": [pair.learner], "disputed": [pair.mentor, pair.learner]}.get(
        fate, [pair.mentor, pair.learner][:world.chance.between(1, 2)])
    for number, speaker in enumerate(speakers):
        outcomes = ("present", "absent") if fate == "disputed" and speaker is pair.learner else OUTCOMES[fate]
        at = min(session.closed_at + timedelta(hours=number), world.now)
        for person, outcome in zip((pair.learner, pair.mentor), outcomes, strict=True):
            world.make(Attendance, at, session=session, membership=person, outcome=outcome, recorded_by=speaker, recorded_at=at)


def _note(world: World, pair: Pair, session: Session) -> None:
    chance = world.chance
    for author, part, share in ((pair.learner, "learner", 0.3), (pair.mentor, "mentor", 0.3)):
        if not chance.maybe(0.8 if pair.row["mentor"] else share):
            continue
        at = session.ends_at + timedelta(minutes=chance.between(5, 200))
        if at < world.now:
            audience = chance.weighed({"pair": 5, "private": 3, "staff": 2})
            world.make(SessionNote, at, session=session, author=author, audience=audience, created_at=at, updated_at=at,
                       body=chance.pick(world.texts["notes"][part][audience]))


def _feedback(world: World, pair: Pair, session: Session) -> None:
    chance = world.chance
    for person, part, share in ((pair.learner, "learner", 0.75), (pair.mentor, "mentor", 0.6)):
        at = session.ends_at + timedelta(minutes=chance.between(3, 1500))
        if not chance.maybe(share) or at > world.now:
            continue
        rating = chance.weighed({5: 50, 4: 35, 3: 11, 2: 3, 1: 1})
        comment = chance.pick(world.texts["comments"][part]["good" if rating > 3 else "weak"]) if chance.maybe(0.45) else ""
        world.make(SessionFeedback, at, session=session, membership=person, rating=rating, comment=comment, given_at=at)
