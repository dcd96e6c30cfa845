"""Conversations: whole exchanges in a believable order, spread over the life of the pair."""
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from chat.models import Conversation, Message, Participant

from .pairs import Pair
from .world import World

MORNING, EVENING = 8, 22


def make_talks(world: World) -> None:
    for pair in world.pairs:
        if pair.started:
            _converse(world, pair)


def _converse(world: World, pair: Pair) -> None:
    opened = pair.started + timedelta(minutes=20)
    conversation = world.make(Conversation, opened, mentorship=pair.mentorship, created_at=opened)
    lines = []
    for exchange, at in _exchanges(world, pair, opened):
        for line in exchange:
            at = _awake(world, at)
            lines.append((line[0], line[3:], at))
            at += timedelta(minutes=world.chance.between(2, 180))
    lines = [line for line in sorted(lines, key=lambda line: line[2]) if line[2] < world.now - timedelta(minutes=3)]
    for seq, (who, body, at) in enumerate(lines, 1):
        world.make(Message, at, conversation=conversation, seq=seq, client_id=world.chance.uuid(at), sent_at=at,
                   sender=pair.mentor if who == "M" else pair.learner,
                   body=body.format(mentor=pair.mentor.user.first_name, learner=pair.learner.user.first_name))
    conversation.last_seq = len(lines)
    conversation.last_at = lines[-1][2] if lines else None
    for person, letter in ((pair.learner, "L"), (pair.mentor, "M")):
        world.make(Participant, opened, conversation=conversation, membership=person, read_seq=_read(world, pair, lines, letter))


def _awake(world: World, at):
    """The same instant, or the next morning where people of the organization sleep."""
    local = at.astimezone(ZoneInfo(world.organization.time_zone))
    if MORNING <= local.hour < EVENING:
        return at
    morning = local.replace(hour=MORNING, minute=world.chance.between(5, 50))
    return (morning + timedelta(days=local.hour >= EVENING)).astimezone(UTC)


def _read(world: World, pair: Pair, lines: list, letter: str) -> int:
    """All, but the other's last words where the pair is a named one or by chance."""
    unread = pair.row["mentor"] and pair.state in ("active", "new") or world.chance.maybe(0.2)
    count = len(lines)
    while unread and count and lines[count - 1][0] != letter:
        count -= 1
    return count


def _exchanges(world: World, pair: Pair, opened) -> list[tuple[list[str], object]]:
    """[(lines, instant of the first)], oldest first."""
    chance, talks = world.chance, world.talks
    found = [(chance.pick(talks["openings"]), opened + timedelta(hours=chance.between(1, 9)))]
    end = pair.mentorship.ended_at or world.now
    if pair.state == "quiet":
        end = world.now - timedelta(days=pair.quiet_for - 1)
    own = talks["named"].get(pair.learner.user.name)
    middles = chance.shuffled(pair.track["talks"] + chance.some(talks["middles"], 5))
    span = end - pair.started
    count = min(len(middles), 1 + span.days // 18)
    for number in range(count if span.days > 6 else 0):
        at = pair.started + span * (number + 0.6) / (count + 0.3)
        found.append((middles[number], at.replace(hour=chance.between(7, 17))))
    last = {"quiet": "unanswered", "ended": "farewells", "done": "farewells"}.get(pair.state)
    if last and not own:
        found.append((chance.pick(talks[last]), end - timedelta(days=1)))
    if own:
        found.append((own, end - timedelta(days=1.6) if pair.state == "quiet" else world.now - timedelta(hours=26)))
    return found
