"""The training loop: one network, batches made ahead in a thread, checkpoints that survive a crash.

A batch depends on the seed and its step alone, so that a resumed run goes on with the same curve.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from faceclock.domain.errors import InputProblem
from faceclock.training.checkpoints import load_checkpoint, save_checkpoint
from faceclock.training.events import Emit, print_event
from faceclock.training.schedule import Schedule

Batch = dict[str, Tensor]
MakeBatch = Callable[[int], Batch]
Loss = Callable[[nn.Module, Batch], dict[str, Tensor]]
_AHEAD = 3  # batches in preparation


class Loop:
    """Trains ``model`` in ``folder``; ``average`` is the moving average of its weights, to be exported."""

    def __init__(self, model: nn.Module, schedule: Schedule, folder: Path, emit: Emit = print_event) -> None:
        torch.set_num_threads(schedule.threads)
        torch.manual_seed(schedule.seed)
        self.model = model.to(memory_format=torch.channels_last)
        self.average = torch.optim.swa_utils.AveragedModel(model, avg_fn=self._averaged, use_buffers=True)
        self._schedule, self._file, self._emit = schedule, folder / "checkpoint.pt", emit
        self._optimiser = torch.optim.AdamW(
            _groups(model, schedule.weight_decay), lr=schedule.rate, fused=True
        )
        self.step, self._spent = 0, 0.0
        if self._file.is_file():
            self._resume()

    def run(self, make: MakeBatch, loss: Loss) -> None:
        """To the end of the schedule, or from where the last checkpoint stopped."""
        schedule, start, saved = self._schedule, time.monotonic() - self._spent, time.monotonic()
        self.model.train()
        for batch in self._batches(make):
            self._spent = time.monotonic() - start
            done = self._done()
            if done >= 1:
                break
            parts = self._learn(batch, loss, schedule.rate_at(self.step, done))
            self.step += 1
            if self.step % 20 == 0:
                self._tell(parts, done)
            if time.monotonic() - saved > schedule.save_seconds:
                self._save()
                saved = time.monotonic()
        self._save()

    def _learn(self, batch: Batch, loss: Loss, rate: float) -> dict[str, Tensor]:
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", torch.bfloat16):
            parts = loss(self.model, batch)
        if not bool(torch.isfinite(parts["loss"])):
            raise InputProblem(
                f"The loss is no number any more at step {self.step}; lower the rate and resume the run."
            )
        self._optimiser.zero_grad()
        parts["loss"].backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self._optimiser.step()
        self.average.update_parameters(self.model)
        return parts

    def _batches(self, make: MakeBatch) -> Iterator[Batch]:
        with ThreadPoolExecutor(1) as pool:
            steps = range(self.step, self._schedule.steps)
            waiting = [pool.submit(make, step) for step in steps[:_AHEAD]]
            for step in steps:
                if step + _AHEAD < self._schedule.steps:
                    waiting.append(pool.submit(make, step + _AHEAD))
                yield waiting.pop(0).result()

    def _done(self) -> float:
        """Share of the schedule that is behind us."""
        schedule = self._schedule
        by_time = self._spent / 60 / schedule.minutes if schedule.minutes else 0.0
        return max(self.step / schedule.steps, by_time)

    def _averaged(self, average: Tensor, new: Tensor, count: Tensor | int) -> Tensor:
        """Young averages forget faster: the decay is at most (1 + n) / (10 + n)."""
        decay = min(self._schedule.ema, (1 + float(count)) / (10 + float(count)))
        return average * decay + new * (1 - decay) if average.is_floating_point() else new

    def _tell(self, parts: dict[str, Tensor], done: float) -> None:
        images = self.step * self._schedule.batch
        values = {name: round(float(value.detach()), 5) for name, value in parts.items()}
        eta = self._spent * (1 - done) / max(done, 1e-6)
        speed = round(images / max(self._spent, 1e-6), 1)
        event = {"event": "step", "step": self.step, "of": self._schedule.steps, **values}
        self._emit({**event, "images_per_second": speed, "eta_seconds": round(eta)})

    def _save(self) -> None:
        state = {
            "step": self.step,
            "spent": self._spent,
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self._optimiser.state_dict(),
        }
        save_checkpoint(self._file, state)

    def _resume(self) -> None:
        state = load_checkpoint(self._file)
        try:
            self.model.load_state_dict(state["model"])
            self.average.load_state_dict(state["average"])
            self._optimiser.load_state_dict(state["optimiser"])
        except (RuntimeError, ValueError, KeyError) as error:
            raise InputProblem(
                f"{self._file} belongs to another network; choose another folder for this run."
            ) from error
        self.step, self._spent = int(state["step"]), float(state["spent"])


def _groups(model: nn.Module, decay: float) -> list[dict[str, Any]]:
    """Weight decay is for matrices; biases and norms are left alone."""
    matrices = [value for value in model.parameters() if value.ndim > 1]
    rest = [value for value in model.parameters() if value.ndim <= 1]
    return [{"params": matrices, "weight_decay": decay}, {"params": rest, "weight_decay": 0.0}]
