"""Who is held out."""

from faceclock.training.people import held_out, is_held_out

NAMES = [f"Person_{i}" for i in range(5000)]


def test_about_the_wanted_share_is_held_out() -> None:
    assert abs(held_out(NAMES, 0.2).mean() - 0.2) < 0.02


def test_a_larger_share_only_adds_people() -> None:
    assert all(is_held_out(name, 0.3) for name in NAMES if is_held_out(name, 0.2))


def test_all_pictures_of_one_person_lie_on_one_side() -> None:
    assert len(set(held_out(["Ann"] * 5 + ["Bob"] * 5, 0.5)[:5].tolist())) == 1


def test_nobody_is_held_out_without_a_share() -> None:
    assert not held_out(NAMES, 0.0).any()
