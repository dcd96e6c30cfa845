"""How long a session of a pair may last. Pure: minutes in, minutes out."""
from collections.abc import Collection


def choosable(usual: int, others: Collection[int], offered: Collection[int]) -> list[int]:
    """Of the program's lengths those that the mentor offers, what is nearest to the usual one first: without a choice that is meant.

    A mentor who offers none of them, or says nothing, can be booked for any.
    """
    known = {usual, *others}
    return sorted(known.intersection(offered) or known, key=lambda each: (abs(each - usual), each))
