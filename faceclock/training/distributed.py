"""Several processes that train one network, as ``torchrun`` starts them (gloo on processors, nccl on GPUs).

Each process computes the features of its share of a batch; the features of all are gathered, and every process
computes the loss of the whole batch. So losses that compare pictures with each other see the same batch however
many processes there are, and batch norm's statistics, too, are those of the whole batch. (Dropout's masks are drawn
for the whole batch: see networks/dropout.py.)
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

_PATIENCE = timedelta(days=1)  # the first process may prepare data for hours


def rank() -> int:
    return int(os.environ.get("RANK", "0"))


def world() -> int:
    return int(os.environ.get("WORLD_SIZE", "1"))


@contextmanager
def together() -> Iterator[None]:
    """The processes find each other; alone, nothing happens."""
    if world() == 1:
        yield
        return
    dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo", timeout=_PATIENCE)
    try:
        yield
    finally:
        dist.destroy_process_group()


@contextmanager
def first_alone() -> Iterator[None]:
    """The first process goes before the others: it leaves on the disk what they then only read."""
    if world() > 1 and rank() > 0:
        dist.barrier()
    yield
    if world() > 1 and rank() == 0:
        dist.barrier()


def share(count: int) -> slice:
    """This process's rows of a batch of ``count``, which the number of processes divides."""
    each = count // world()
    return slice(rank() * each, (rank() + 1) * each)


def agreed(values: list[float], device: torch.device) -> list[float]:
    """The largest of each value over all processes: all stop at one step, by one clock."""
    if world() == 1:
        return values
    shared = torch.tensor(values, dtype=torch.float64, device=device)
    dist.all_reduce(shared, dist.ReduceOp.MAX)
    return [float(value) for value in shared]


def average_gradients(parameters: list[nn.Parameter]) -> None:
    """Of what every process computes in full: keeps copies equal to the last bit."""
    for parameter in parameters if world() > 1 else []:
        if parameter.grad is not None:
            dist.all_reduce(parameter.grad)
            parameter.grad /= world()


def gathered(value: Tensor) -> Tensor:
    """The rows of all processes, in their order; gradients flow back to where the rows came from."""
    result: Tensor = _Gather.apply(value) if world() > 1 else value
    return result


class _Gather(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, value: Tensor) -> Tensor:
        parts = [torch.empty_like(value, memory_format=torch.contiguous_format) for _ in range(world())]
        dist.all_gather(parts, value.contiguous())
        return torch.cat(parts)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        gradient = gradient.contiguous()
        dist.all_reduce(gradient)
        return gradient[share(len(gradient))]


class Spread(nn.Module):
    """``model`` in every process: local pictures in, the whole batch's outputs out. Gradients are averaged by
    DistributedDataParallel."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.inner = nn.parallel.DistributedDataParallel(model, forward_sync_buffers=False)

    def forward(self, x: Tensor) -> Any:
        found = self.inner(x)
        return gathered(found) if isinstance(found, Tensor) else type(found)(map(gathered, found))

    def alone(self) -> AbstractContextManager[None]:
        """Within it, gradients are added up without being averaged."""
        without: AbstractContextManager[None] = self.inner.no_sync()
        return without


def spread(model: nn.Module) -> nn.Module:
    return Spread(model) if world() > 1 else model


def alone(model: nn.Module) -> AbstractContextManager[None]:
    return model.alone() if isinstance(model, Spread) else nullcontext()


def share_norms(model: nn.Module) -> None:
    """Let batch norms of ``model`` use the statistics of all processes' batches. Names and values stay."""
    for parent in model.modules() if world() > 1 else []:
        for name, child in parent.named_children():
            if isinstance(child, _BatchNorm) and not isinstance(child, SharedNorm):
                setattr(parent, name, SharedNorm(child))


class SharedNorm(_BatchNorm):
    """Batch norm over all processes. The variance of the whole is the mean of the parts' variances plus the
    variance of their means, for parts of one size."""

    def __init__(self, norm: _BatchNorm) -> None:
        super().__init__(norm.num_features, norm.eps, norm.momentum, norm.affine, norm.track_running_stats)
        self._parameters, self._buffers = norm._parameters, norm._buffers
        self.train(norm.training)

    def _check_input_dim(self, x: Tensor) -> None:
        """Any number of dimensions will do."""

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        mean, variance = _statistics(x)
        self._remember(mean.detach(), variance.detach(), world() * x.numel() // x.shape[1])
        shape = [1, -1, *[1] * (x.ndim - 2)]
        scale = torch.rsqrt(variance + self.eps)
        if self.weight is not None:
            scale = scale * self.weight
        shift = -mean * scale if self.bias is None else self.bias - mean * scale
        return (x.float() * scale.view(shape) + shift.view(shape)).to(x.dtype)

    def _remember(self, mean: Tensor, variance: Tensor, count: int) -> None:
        if self.running_mean is None:
            return
        self.num_batches_tracked += 1
        momentum = self.momentum if self.momentum is not None else 1 / float(self.num_batches_tracked)
        self.running_mean.lerp_(mean, momentum)
        self.running_var.lerp_(variance * count / (count - 1), momentum)


def _statistics(x: Tensor) -> tuple[Tensor, Tensor]:
    over = [dimension for dimension in range(x.ndim) if dimension != 1]
    variance, mean = torch.var_mean(x.float(), over, correction=0)
    means, variances = gathered(torch.stack([mean, variance])[None]).unbind(1)
    whole = means.mean(dim=0)
    return whole, variances.mean(dim=0) + (means - whole).square().mean(dim=0)
