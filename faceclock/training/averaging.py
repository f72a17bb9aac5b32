"""The moving average of a network's weights: what is measured and exported."""

from copy import deepcopy
from typing import Any

import torch
from torch import Tensor, nn


class Average:
    """``module`` is a copy of ``model`` that follows it with ``decay``. Young averages forget faster: the decay
    is at most (1 + n) / (10 + n) after n steps. Batch norm's statistics are averaged as well."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.module = deepcopy(model).requires_grad_(False)
        self._decay, self._count = decay, 0

    def update(self, model: nn.Module) -> None:
        decay = min(self._decay, (1 + self._count) / (10 + self._count)) if self._count else 0.0
        mine, theirs = _values(self.module), _values(model)
        floats = [index for index, value in enumerate(mine) if value.is_floating_point()]
        torch._foreach_lerp_([mine[i] for i in floats], [theirs[i] for i in floats], 1 - decay)
        for index in set(range(len(mine))) - set(floats):
            mine[index].copy_(theirs[index])
        self._count += 1

    def state_dict(self) -> dict[str, Any]:
        return {"module": self.module.state_dict(), "count": self._count}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        self.module.load_state_dict(state["module"])
        self._count = int(state["count"])


def _values(model: nn.Module) -> list[Tensor]:
    return [value.detach() for value in (*model.parameters(), *model.buffers())]
