"""How many of a person's pictures nothing is learnt from: the trainer's rule, told beforehand."""

HELD_OUT = 0.3  # of each person's pictures


def held_out_of(pictures: int, share: float) -> int:
    """At least one, but never the only one."""
    return min(pictures - 1, max(1, round(pictures * share))) if pictures else 0
