"""A run as the console shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from faceclock.app.training_process import last_words
from faceclock.app.training_products import products
from faceclock.app.training_runs import CHECKPOINT, TrainingRun
from faceclock.vision.packs.manifest import MANIFEST_NAME

_PAGE = "review.html"
_PAUSED = "paused"  # an empty file in the run's folder: two consoles see the same


class State(StrEnum):
    """As `TrainingRun` has it; ``PAUSED`` was cancelled by somebody who means to go on."""

    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class RunRow:
    """``loss`` is the last one told, ``seconds`` how long it has run, ``reason`` why it failed or died, as far as
    anybody knows. ``checkpoint``: something is there to go on from. ``pack``: it made a whole pack;
    ``page``: it left one to decide on."""

    name: str
    kind: str
    state: State
    step: int | None
    of: int | None
    loss: float | None
    started_at: datetime | None
    seconds: float | None
    reason: str
    checkpoint: bool
    pack: str
    page: Path | None
    folder: Path

    @property
    def going_on(self) -> bool:
        return self.state is State.RUNNING

    @property
    def can_resume(self) -> bool:
        return self.state in {State.PAUSED, State.CANCELLED, State.STOPPED, State.FAILED}

    @property
    def can_compare(self) -> bool:
        return self.state is State.DONE and bool(self.pack)


def row_of(data: Path, run: TrainingRun) -> RunRow:
    folder = Path(run.folder)
    state = State(run.state)
    if state is State.CANCELLED and (folder / _PAUSED).is_file():
        state = State.PAUSED
    packs = [item for item in products(folder) if (item / MANIFEST_NAME).is_file()]
    return RunRow(
        name=run.name,
        kind=run.kind,
        state=state,
        step=run.step,
        of=run.of,
        loss=run.loss,
        started_at=datetime.fromisoformat(run.started_at) if run.started_at else None,
        seconds=run.seconds,
        reason=_reason(data, run, state),
        checkpoint=(folder / CHECKPOINT).is_file(),
        pack=packs[0].name if len(packs) == 1 else "",
        page=folder / _PAGE if (folder / _PAGE).is_file() else None,
        folder=folder,
    )


def mark_paused(folder: Path, *, paused: bool) -> None:
    """Write down, or take back, that somebody means to go on with a run."""
    if paused:
        (folder / _PAUSED).touch()
    else:
        (folder / _PAUSED).unlink(missing_ok=True)


def _reason(data: Path, run: TrainingRun, state: State) -> str:
    if state in {State.FAILED, State.DAMAGED}:
        return run.message
    return last_words(data, run.name) if state is State.STOPPED else ""
