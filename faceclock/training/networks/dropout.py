"""Dropout that several processes draw as one would."""

import torch
from torch import Tensor, nn

from faceclock.training.distributed import share, world


class Dropout(nn.Dropout):
    """As torch's, for a layer whose input is this process's share of the batch.

    The mask of the whole batch is drawn, from torch's generator, which the loop seeds alike in every process,
    and the rows of the own share are taken. So the processes drop what one process would drop, and what is
    drawn after it is alike in all of them, too.
    """

    def forward(self, x: Tensor) -> Tensor:
        """(n, ...) in which each value is 0 with probability p, else divided by 1 - p; ``x`` in evaluation."""
        if not self.training:
            return x
        rows, kept = world() * len(x), 1 - self.p
        mask = torch.empty(rows, *x.shape[1:], dtype=x.dtype, device=x.device).bernoulli_(kept)
        return x * mask[share(rows)] / (kept or 1.0)  # at p = 1 all are 0
