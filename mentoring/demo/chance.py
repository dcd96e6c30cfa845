"""Everything random in the demo comes from one seed, identifiers too."""
import random
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID


class Chance:
    def __init__(self, seed: str):
        self._random = random.Random(seed)
        self.between = self._random.randint
        self.share = self._random.random

    def maybe(self, probability: float) -> bool:
        return self._random.random() < probability

    def pick(self, options: Sequence):
        return self._random.choice(options)

    def some(self, options: Sequence, count: int) -> list:
        return self._random.sample(options, min(count, len(options)))

    def weighed(self, options: dict):
        return self._random.choices(list(options), weights=list(options.values()))[0]

    def shuffled(self, options: Sequence) -> list:
        return self._random.sample(options, len(options))

    def uuid(self, at: datetime) -> UUID:
        """A UUIDv7 made at `at`, so that it sorts among those made later."""
        high = int(at.timestamp() * 1000) << 80
        low = self._random.getrandbits(80) & ~(0xF << 76) & ~(0x3 << 62)
        return UUID(int=high | 0x7 << 76 | 0x2 << 62 | low)
