"""One-shot verification: two views through one network, and a learned similarity (Koch et al. 2015)."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from faceclock.training.networks.preactivation import PreActivationResNet


class SiameseResNet(nn.Module):
    """A residual network of ``layers`` layers; called with (n, 3, h, w) it gives (n, ``dimension``), which is
    what a pack's recogniser needs. `similarity` judges two of its answers.
    """

    def __init__(self, dimension: int = 512, layers: int = 50) -> None:
        super().__init__()
        self.network = PreActivationResNet(layers, dimension)
        self.judge = nn.Linear(dimension, 1)
        nn.init.constant_(self.judge.weight, -1.0)  # the further apart, the less alike: so it begins
        nn.init.constant_(self.judge.bias, dimension**0.5)

    def forward(self, x: Tensor) -> Tensor:
        return self.network(x)

    def similarity(self, one: Tensor, other: Tensor) -> Tensor:
        """(n,) logits that two embeddings, both (n, d), show one person: w . |u - v| + b of unit vectors."""
        apart = functional.normalize(one, dim=1) - functional.normalize(other, dim=1)
        return self.judge(apart.abs()).squeeze(1)

    def verify(self, view: Tensor, reference: Tensor) -> Tensor:
        """(n,) probabilities that pictures (n, 3, h, w) show the people of ``reference`` (n, 3, h, w)."""
        return torch.sigmoid(self.similarity(self(view), self(reference)))

    def pair_loss(self, features: Tensor, labels: Tensor) -> Tensor:
        """Cross-entropy over all pairs in a batch of ``features`` (n, d), people ``labels`` (n,). Pairs of
        one person, which are few, weigh as much as all others together. `with_pairs` adds it to a run's loss."""
        first, second = torch.triu_indices(len(labels), len(labels), 1, device=labels.device)
        same = (labels[first] == labels[second]).float()
        logits = self.similarity(features[first], features[second])
        losses = functional.binary_cross_entropy_with_logits(logits, same, reduction="none")
        weights = same / same.sum().clamp(min=1) + (1 - same) / (1 - same).sum().clamp(min=1)
        return (weights * losses).sum() / weights.sum()


def with_pairs(
    network: nn.Module, features: Tensor, labels: Tensor, parts: dict[str, Tensor]
) -> dict[str, Tensor]:
    """``parts`` of a loss with "loss" in it; where ``network`` is siamese (inside of whatever wraps it), what its
    similarity head has to learn is added, and told as "pairs"."""
    siamese = next((part for part in network.modules() if isinstance(part, SiameseResNet)), None)
    if siamese is None:
        return parts
    with torch.autocast(features.device.type, enabled=False):
        pairs = siamese.pair_loss(features.float(), labels)
    return {**parts, "loss": parts["loss"] + pairs, "pairs": pairs.detach()}
