"""Sheets are refused and heads let in: hundreds of simulated ones, and a few in pictures through real nets."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from attacks import Answering, BentByTheHands, Print, bent, flat, some_head
from live_sessions import Session, astronaut, found, framed, remembered, starter
from turn_trials import answered, judged
from turning import TurningHead

from faceclock.domain.challenge import Turn
from faceclock.domain.face import Image
from faceclock.domain.reasons import Reason
from faceclock.pipeline.outcome import Identified, Refused
from faceclock.vision.images import read_image

Random = np.random.Generator


def person(random: Random) -> Answering:
    return Answering(
        (random.uniform(24, 40), random.uniform(16, 28)), random.uniform(40, 100), random.uniform(0.1, 0.5)
    )


def attacker(random: Random) -> Answering:
    return Answering(
        (random.uniform(25, 60), random.uniform(20, 50)), random.uniform(40, 100), random.uniform(0.1, 0.5)
    )


@pytest.mark.slow
def test_fault_31_none_of_200_photographs_flat_or_bent_is_let_in() -> None:
    """Half of them flat, half bent to a radius of 4 to 1 eye distances about any axis; near and far."""
    trials = []
    for seed in range(200):
        random = np.random.default_rng(seed)
        sheet = flat if seed % 2 else bent(random.uniform(1, 4), random.uniform(-90, 90))
        trials.append(answered(sheet, attacker(random), seed, near=random.uniform(0.4, 1)))
    assert sum(trial.passed for trial in trials) == 0
    assert max(trial.curvature for trial in trials if trial.curvature is not None) < 0.1


@pytest.mark.slow
def test_no_photograph_that_is_bent_as_it_turns_is_let_in() -> None:
    """Each turn shows a curvature of its own, and both together would be a head's."""
    trials = []
    for seed in range(40):
        random = np.random.default_rng(seed)
        sheet = BentByTheHands(flat, random, noise=random.uniform(0.15, 0.5), near=random.uniform(0.4, 1))
        trials.append(judged(sheet, attacker(random), seed))
    assert sum(trial.passed for trial in trials) == 0
    assert max(trial.curvature for trial in trials if trial.curvature is not None) < 0.1


@pytest.mark.slow
def test_nearly_all_of_100_heads_are_let_in() -> None:
    trials = []
    for seed in range(100):
        random = np.random.default_rng(1000 + seed)
        trials.append(answered(some_head(random), person(random), seed))
    assert sum(trial.passed for trial in trials) >= 95


def turning_astronaut() -> TurningHead:
    return TurningHead(astronaut(), found(starter(), astronaut()))


@pytest.fixture(scope="module")
def head():
    return remembered(turning_astronaut().seen)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_rendered_head_is_let_in(head, seed: int) -> None:
    session = Session(starter(), astronaut(), seed)
    [outcome] = session.answer(head, Answering((30, 22)))
    assert isinstance(outcome, Identified)
    assert any(shown and shown.turn for shown in session.challenges)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_fault_31_a_photograph_in_a_hand_is_refused(seed: int) -> None:
    radius = (0, 240, 140, 0)[seed]
    depth = bent_pixels(radius) if radius else flat
    sheet = Print(
        astronaut(), found(starter(), astronaut()), depth, bezel=seed == 3, glare=30, moire=8 * (seed == 3)
    )
    session = Session(starter(), astronaut(), seed)
    outcomes = session.answer(remembered(sheet.seen), Answering((42, 36)))
    assert outcomes and all(isinstance(outcome, Refused) for outcome in outcomes)


def bent_pixels(radius: float):
    return lambda x, y: radius - np.sqrt(np.maximum(0.02 * radius**2, radius**2 - x**2))


@pytest.mark.slow
def test_fault_31_a_frozen_picture_times_out() -> None:
    session = Session(starter(), astronaut())
    session.play(astronaut() for _ in range(150))
    assert session.outcomes == [Refused(Reason.CHALLENGE_TIMEOUT, "A", None)]


@pytest.mark.slow
def test_fault_31_a_recorded_head_turn_fails_by_the_order(head) -> None:
    """Played again and again, to every order that begins elsewhere than the recording."""
    refused = 0
    for seed in range(6):
        session = Session(starter(), astronaut(), seed)
        session.play(recording(head, 20))
        refused += any(isinstance(outcome, Refused) for outcome in session.outcomes)
        asked = [shown.turn for shown in session.challenges if shown and shown.turn]
        assert (asked[0] is Turn.LEFT and asked[-1] is Turn.RIGHT) or not any(
            isinstance(outcome, Identified) for outcome in session.outcomes
        )
    assert refused >= 4


def recording(head, rounds: int) -> Iterator[Image]:
    """Somebody looks straight, left, straight, right, and so on."""
    for _ in range(rounds):
        for yaw in (0, 0, 0, 0, 0, 0, 12, 24, 30, 30, 30, 18, 6, 0, 0, -12, -24, -30, -30, -30, -18, -6):
            yield head(yaw, 0)


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("after", [6, 12, 18, 24])
def test_fault_32_somebody_else_steps_in_during_the_turns(head, shared: Path, after: int) -> None:
    """Who is swapped in goes on turning his own, real head; all begins anew, and he is nobody on the roll."""
    image = read_image(shared / "data" / "clips" / "obama.jpg")
    other = framed(image, found(starter(), image))
    instead = remembered(TurningHead(other, found(starter(), other)).seen)
    session, answering, challenge = Session(starter(), astronaut(), 2), Answering((30, 22)), None
    for frame in range(70):
        view = head if frame < after else instead
        challenge = session.show(view(*answering.move(challenge, 0.1)))
    assert not any(isinstance(outcome, Identified) for outcome in session.outcomes)
    assert session.challenges[-1] is None


@pytest.mark.slow
@pytest.mark.shared
def test_nobody_turns_for_a_picture(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture whenever it must be seen who it is, faded into a stranger's dark head for the turns and back. A
    quarter of the points is followed across, from brow to brow, and no frame is good enough to see who turns."""
    monkeypatch.setattr("live_sessions.RATE", 30.0)
    image = read_image(shared / "data" / "clips" / "obama.jpg")
    other = framed(image, found(starter(), image))
    stranger = remembered(TurningHead(other, found(starter(), other)).seen, 3.0)
    session, answering, challenge, mix = (
        Session(starter(), astronaut(), 2),
        Answering((28, 20), delay=0.1),
        None,
        0.0,
    )
    while not session.outcomes and len(session.challenges) < 300:
        away = max(abs(answering.yaw), abs(answering.pitch)) >= 3
        asked = challenge is not None and challenge.turn is not None
        mix = float(np.clip(mix + (1 if asked or away else -1) / 6, 0, 1))
        view = stranger(*answering.move(challenge if mix > 0.9 or not asked else None, 1 / 30))
        challenge = session.show(np.uint8(astronaut() * (1 - mix) + dark(view) * mix))
    assert not any(isinstance(outcome, Identified) for outcome in session.outcomes)


def dark(image: Image) -> Image:
    """A quarter of the light: too little for the gate, enough to be followed."""
    return np.uint8(255 * ((image / 255) ** 2.2 * 0.24) ** (1 / 2.2))
