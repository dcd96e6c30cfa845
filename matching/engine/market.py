"""A market of learners and mentors at rest, and the steps that keep it so: what `paths` and `bids` work on, grown as pairs are found."""
import numpy as np

from . import bids, chains, paths, speed
from .chains import ABSENT, FAR, Net

PATIENCE = 500  # edges looked at by bids before a path is searched; measured, 300 to 1,000 do about as well, 5,000 takes a third more
_EDGE_FIELDS = {"learner": np.int32, "mentor": np.int32, "w": np.int64, "next_of": np.int32, "next_to": np.int32, "to_edges": np.int32}
_OF_LEARNERS = {"edges_of": -1, "u": 0, "match": ABSENT, "after": -1, "before": -1}
_OF_MENTORS = {"edges_to": -1, "v": 0, "taken": 0, "first": -1, "dist": FAR, "via": -1, "heap": -1, "place": -1, "touched": -1}


class Market:
    """`seats` of each mentor; nobody takes part at first and every price is 0."""

    def __init__(self, learners: int, seats: np.ndarray):
        mentors = len(seats)
        fields = {name: np.full(learners, value, np.int64) for name, value in _OF_LEARNERS.items()}
        fields |= {name: np.full(mentors, value, np.int64) for name, value in _OF_MENTORS.items()}
        fields |= {name: np.zeros(2 * learners + 2, np.int64) for name in ("moved_who", "moved_from")}
        fields |= {name: np.zeros(0, kind) for name, kind in _EDGE_FIELDS.items()}
        fields |= {"seats": np.array(seats, np.int64), "counts": np.zeros(4, np.int64), "to_start": np.zeros(mentors + 1, np.int64)}
        if not speed.compiled():
            fields = {name: values.tolist() for name, values in fields.items()}
        self.net = Net(**fields)
        self.edges = 0

    def add(self, i: np.ndarray, j: np.ndarray, w: np.ndarray) -> None:
        """Edges of learners who take no part yet: learner i[n] with mentor j[n], worth w[n] (the bonus included). At first, grouped by
        learner, the best first."""
        if self.edges:
            self.link(i, j, w)
        else:
            _, stop = self.written(i, j, w)
            chains.link_first(self.net, stop)

    def link(self, i: np.ndarray, j: np.ndarray, w: np.ndarray) -> None:
        """Edges that beat no price, so that the market stays at rest."""
        start, stop = self.written(i, j, w)
        chains.link(self.net, start, stop)

    def improve(self, i: np.ndarray, j: np.ndarray, w: np.ndarray) -> None:
        """Edges of learners who take part, grouped by learner; the market comes to rest anew."""
        start, stop = self.written(i, j, w)
        paths.improve_all(self.net, start, stop)

    def forget(self, since: int) -> None:
        """Edges number `since` and later were never there. Nobody's pair is among them."""
        chains.unlink(self.net, since, self.edges)
        self.edges = since

    def insert_all(self, learners: np.ndarray) -> None:
        bids.insert_all(self.net, self._indexes(learners), PATIENCE)

    def lower_prices(self) -> None:
        bids.lower_prices(self.net, self._indexes(np.zeros(len(self.net.v), np.int64)))

    def grow(self, learners: int) -> None:
        """Room for `learners` in all; the new ones take no part."""
        more = learners - len(self.net.u)
        for name, value in _OF_LEARNERS.items():
            self._extend(name, more, value)
        for name in ("moved_who", "moved_from"):
            self._extend(name, 2 * more, 0)

    @property
    def match(self) -> np.ndarray:
        return np.asarray(self.net.match, np.int64)

    @property
    def utility(self) -> np.ndarray:
        return np.asarray(self.net.u, np.int64)

    @property
    def price(self) -> np.ndarray:
        return np.asarray(self.net.v, np.int64)

    def _indexes(self, values):
        return np.asarray(values, np.int64) if speed.compiled() else values.tolist()

    def written(self, i: np.ndarray, j: np.ndarray, w: np.ndarray) -> tuple[int, int]:
        """Where the edges are kept, not yet in the chains."""
        self._make_room(len(i))
        start, self.edges = self.edges, self.edges + len(i)
        for name, values in (("learner", i), ("mentor", j), ("w", w)):
            room = getattr(self.net, name)
            room[start:self.edges] = values if isinstance(room, np.ndarray) else values.tolist()
        return start, self.edges

    def _make_room(self, more):
        room = len(self.net.w)
        if self.edges + more <= room:
            return
        added = max(self.edges + more - room, room // 2)
        for name in _EDGE_FIELDS:
            self._extend(name, added, 0)

    def _extend(self, name, more, value):
        values = getattr(self.net, name)
        if isinstance(values, list):
            values.extend([value] * more)
        else:
            self.net = self.net._replace(**{name: np.concatenate([values, np.full(more, value, values.dtype)])})
