"""The training loop: one network, batches made ahead, checkpoints that survive a crash.

A batch depends on the seed and its number alone, so that a resumed run goes on with the same curve.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import nn

from faceclock.domain.errors import InputProblem
from faceclock.training.batches import MakeBatch, made_ahead
from faceclock.training.cancelling import RunCancelled, cancel_wanted, note_reached, steps_finished
from faceclock.training.checkpoints import load_checkpoint, refuse_another_run, save_checkpoint
from faceclock.training.distributed import agreed, rank
from faceclock.training.events import Emit, print_event
from faceclock.training.freezing import Freezing
from faceclock.training.learning import Batch, Learner, Loss, Parts
from faceclock.training.run_folder import CHECKPOINT, RUN_FILE
from faceclock.training.schedule import Schedule
from faceclock.training.telling import Pace, readings

__all__ = ["Batch", "Epochs", "Loop", "Loss", "MakeBatch", "Stage"]
_EVERY = 20  # steps between two looks at the loss


@dataclass(frozen=True)
class Stage:
    """Where a training stands in its run: ``before`` and ``after`` are the steps of other stages. ``identity``
    is what a checkpoint must agree with to be resumed; ``rate``: where its run file says how fast it learns."""

    number: int = 0
    before: int = 0
    after: int = 0
    identity: dict[str, str] = field(default_factory=dict)
    rate: str = "schedule.rate"


@dataclass(frozen=True)
class Epochs:
    """Every ``steps`` steps the averaged network is measured; what ``measure`` gives is told."""

    steps: int
    measure: Callable[[nn.Module], dict[str, Any]]


class Loop:
    """Trains ``model`` in ``folder``; ``average.module`` is the moving average of its weights, to be exported.
    ``criterion`` is the loss where that has values of its own to learn."""

    def __init__(
        self,
        model: nn.Module,
        schedule: Schedule,
        folder: Path,
        emit: Emit = print_event,
        *,
        criterion: nn.Module | None = None,
        stage: Stage | None = None,
        freezing: Freezing | None = None,
    ) -> None:
        torch.set_num_threads(schedule.threads)
        self._learner = Learner(model, schedule, criterion, freezing or Freezing())
        self.model, self.average = self._learner.model, self._learner.average
        self._schedule, self._file, self._emit = schedule, folder / CHECKPOINT, emit
        self._stage = stage or Stage()
        self.step, self._spent = 0, 0.0
        if self._file.is_file():
            self._resume()

    def run(self, make: MakeBatch, loss: Loss, epochs: Epochs | None = None) -> None:
        """To the end of the schedule, or from where the last checkpoint stopped. Raises RunCancelled, after
        the checkpoint is written, when somebody wants an end."""
        saved, start = time.monotonic(), time.monotonic() - self._spent
        pace, stop = Pace(self._schedule, self.step, self._stage.after), False
        self._learner.begin()
        with steps_finished():
            for batches in self._passes(make):
                stop, self._spent, done = self._state(start)
                if stop or done >= 1:
                    break
                self._step(batches, loss, done, pace)
                if epochs and (self.step % epochs.steps == 0 or self.step == self._schedule.steps):
                    pace.wait(self._measure(epochs))
                if time.monotonic() - saved > self._schedule.save_seconds:
                    self._save()
                    saved = time.monotonic()
            self._save()
            reached = self._stage.before + self.step
            note_reached(reached, whole=not stop and not self._stage.after)
        if stop:
            raise RunCancelled(reached)

    def _step(self, batches: list[Batch], loss: Loss, done: float, pace: Pace) -> None:
        parts = self._learner.learn(batches, loss, self.step, self._schedule.rate_at(self.step, done))
        if self._learner.device.type == "cpu" or (self.step + 1) % _EVERY == 0:  # a GPU is not waited for
            self._refuse_no_number(bool(parts["loss"].isfinite()))
        self.step += 1
        self._tell(parts, done, pace)

    def _passes(self, make: MakeBatch) -> Iterator[list[Batch]]:
        """The batches of each step that is left."""
        schedule = self._schedule
        numbers = range(self.step * schedule.accumulate, schedule.steps * schedule.accumulate)
        batches = made_ahead(make, numbers, schedule.batch)
        while step := list(islice(batches, schedule.accumulate)):
            yield step

    def _state(self, start: float) -> tuple[bool, float, float]:
        """Whether to stop, seconds spent, and the share of the schedule that is behind us."""
        wanted = [float(cancel_wanted()), time.monotonic() - start]
        stop, spent = agreed(wanted, self._learner.device)
        by_time = spent / 60 / self._schedule.minutes if self._schedule.minutes else 0.0
        return bool(stop), spent, max(self.step / self._schedule.steps, by_time)

    def _tell(self, parts: Parts, done: float, pace: Pace) -> None:
        if self.step % _EVERY and self.step != self._schedule.steps and not pace.is_late():
            return
        stage, rate = self._stage, self._schedule.rate_at(self.step - 1, done)
        place = {"step": stage.before + self.step, "of": stage.before + self._schedule.steps + stage.after}
        reached = max(done, self.step / self._schedule.steps)
        told = {**readings(parts), "rate": rate, **pace.told(self.step, self._spent, reached)}
        self._emit({"event": "step", **place, "stage": stage.number, **told})

    def _measure(self, epochs: Epochs) -> float:
        """Seconds that it took."""
        start = time.monotonic()
        if rank() == 0:
            self.average.module.eval()
            measured = epochs.measure(self.average.module)
            number = -(-self.step // epochs.steps)
            told = {"stage": self._stage.number, "epoch": number, "step": self._stage.before + self.step}
            self._emit({"event": "epoch", **told, **measured})
        return time.monotonic() - start

    def _refuse_no_number(self, sound: bool) -> None:
        if not sound:
            step, where = self._stage.before + self.step, _run_file(self._file.parent)
            raise InputProblem(
                f"The loss is no number any more at step {step}; lower {self._stage.rate} in {where} and resume "
                "the run."
            )

    def _save(self) -> None:
        self._refuse_no_number(self._learner.is_sound())
        if rank() == 0:
            about = {"stage": self._stage.number, "identity": self._stage.identity}
            state = {**about, "step": self.step, "spent": self._spent, **self._learner.state_dict()}
            save_checkpoint(self._file, state)

    def _resume(self) -> None:
        refuse_another_run(self._file.parent, self._stage.identity)
        state = load_checkpoint(self._file)
        if state["stage"] != self._stage.number:
            return
        try:
            self._learner.load_state_dict(state)
        except (RuntimeError, ValueError, KeyError) as error:
            raise InputProblem(
                f"{self._file} belongs to another network; choose another folder for this run."
            ) from error
        self.step, self._spent = int(state["step"]), float(state["spent"])


def _run_file(folder: Path) -> str:
    """The file from which the run in ``folder``, or in the folder above that of its stage, is resumed."""
    found = (parent / RUN_FILE for parent in (folder, folder.parent) if (parent / RUN_FILE).is_file())
    return str(next(found, "the run file"))
