"""One step of learning: passes over the network and its loss, then one move of the optimiser."""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

from faceclock.training.averaging import Average
from faceclock.training.devices import Precision, choose_device
from faceclock.training.distributed import alone, average_gradients, share_norms, spread
from faceclock.training.freezing import Freezing
from faceclock.training.optimising import set_rate, weight_groups
from faceclock.training.schedule import Schedule

Batch = dict[str, Tensor]
Parts = dict[str, Tensor]
Loss = Callable[[nn.Module, Batch], Parts]


class Learner:
    """``model`` learns, ``average`` follows it; ``criterion`` is the loss where that has values of its own."""

    def __init__(
        self, model: nn.Module, schedule: Schedule, criterion: nn.Module | None, freezing: Freezing
    ) -> None:
        self.device = choose_device(schedule.device)
        share_norms(model)
        self.model = model.to(self.device, memory_format=torch.channels_last)
        freezing.apply(self.model)
        self.model.zero_grad()  # what an earlier stage left at frozen layers would count when gradients are clipped
        self.average = Average(self.model, schedule.ema)
        self.criterion = (criterion or nn.Identity()).to(self.device)
        self._schedule, self._freezing = schedule, freezing
        self._network = spread(self.model)
        self._precision = Precision(schedule.precision, self.device)
        self._optimiser = schedule.optimiser.build(self._groups(), schedule.rate)

    def begin(self) -> None:
        self._freezing.train(self.model)

    def learn(self, batches: Iterable[Batch], loss: Loss, step: int, rate: float) -> Parts:
        """One step; the gradient is the mean over ``batches``. Chance (dropout, draws of a loss) depends on the
        seed and the step alone, so that a resumed run repeats it."""
        torch.manual_seed(self._schedule.seed * 1_000_003 + step)
        set_rate(self._optimiser, rate)
        self._optimiser.zero_grad(set_to_none=True)
        parts = [self._passed(batch, loss, number) for number, batch in enumerate(batches, start=1)]
        self._move()
        self.average.update(self.model)
        return _joined(parts)

    def is_sound(self) -> bool:
        """Whether every weight is a number."""
        values = [*self.model.parameters(), *self.criterion.parameters(), *self.model.buffers()]
        return all(bool(value.isfinite().all()) for value in values)

    def state_dict(self) -> dict[str, Any]:
        return {name: part.state_dict() for name, part in self._parts().items()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Raises RuntimeError, ValueError or KeyError for the state of another network or optimiser."""
        for name, part in self._parts().items():
            part.load_state_dict(state[name])

    def _passed(self, batch: Batch, loss: Loss, number: int) -> Parts:
        passes = self._schedule.accumulate
        sent = {name: value.to(self.device, non_blocking=True) for name, value in batch.items()}
        if number < passes:
            with alone(self._network):
                return self._backward(sent, loss, passes)
        return self._backward(sent, loss, passes)

    def _backward(self, batch: Batch, loss: Loss, passes: int) -> Parts:
        with self._precision.autocast():
            parts = loss(self._network, batch)
        self._precision.scaled(parts["loss"] / passes).backward()
        return {name: value.detach() for name, value in parts.items()}

    def _move(self) -> None:
        scaler = self._precision.scaler
        average_gradients(list(self.criterion.parameters()))
        if self._schedule.clip:
            scaler.unscale_(self._optimiser)
            nn.utils.clip_grad_norm_(self.model.parameters(), self._schedule.clip)
        scaler.step(self._optimiser)
        scaler.update()

    def _groups(self) -> list[dict[str, Any]]:
        rate, decay = self._schedule.rate, self._schedule.weight_decay
        own = getattr(self.criterion, "groups", None)
        return weight_groups(self.model, decay) + (own(rate, decay) if own else [])

    def _parts(self) -> dict[str, Any]:
        return {
            "model": self.model,
            "average": self.average,
            "criterion": self.criterion,
            "optimiser": self._optimiser,
            "scaler": self._precision.scaler,
        }


def _joined(parts: list[Parts]) -> Parts:
    """Means of numbers; what is told of every picture is put together."""
    if len(parts) == 1:
        return parts[0]
    together = {name: [part[name] for part in parts] for name in parts[0]}
    return {
        name: torch.cat(values) if values[0].ndim else torch.stack(values).mean()
        for name, values in together.items()
    }
