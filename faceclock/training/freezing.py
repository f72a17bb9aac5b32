"""Layers that a stage of training leaves as they are."""

from dataclasses import dataclass

from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm

from faceclock.domain.errors import InputProblem
from faceclock.training.words import meant


@dataclass(frozen=True)
class Freezing:
    """``layers``: names of modules (or their first parts, "body" for "body.0.first") that learn nothing and whose
    batch norms keep their statistics; ``norms``: all batch norms keep theirs."""

    layers: tuple[str, ...] = ()
    norms: bool = False

    def apply(self, model: nn.Module) -> None:
        """Set what learns. Raises InputProblem for a name that no layer has, or when nothing is left to learn."""
        names = [name for name, _ in model.named_modules() if name]
        for layer in self.layers:
            if layer not in names:
                raise InputProblem(f"No layer of the network is called {layer!r}; {meant(layer, names)}")
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(not self._holds(name))
        if not any(parameter.requires_grad for parameter in model.parameters()):
            raise InputProblem("All layers of the network are frozen; leave out some of `freeze`.")

    def train(self, model: nn.Module) -> None:
        """To training mode, but for what is frozen."""
        model.train()
        for name, module in model.named_modules():
            if self._holds(name) or (self.norms and isinstance(module, _BatchNorm)):
                module.training = False

    def _holds(self, name: str) -> bool:
        return any(f"{name}.".startswith(f"{layer}.") for layer in self.layers)
