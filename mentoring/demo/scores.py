"""The score of a pair and what it is made of."""

WEIGHTS = {"skills": 3, "availability": 2, "industry": 2, "experience": 1, "hours": 1}


def scored(world, learner, mentor) -> tuple[int, list[dict]]:
    """In milli-points of 100,000, with its parts."""
    return world.chance.between(58_000, 94_000), []
