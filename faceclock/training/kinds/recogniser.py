"""The run kind ``recogniser``."""

from dataclasses import field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from torch import nn

from faceclock.training.augmentation import Augmentation
from faceclock.training.checking import checked
from faceclock.training.checkpoints import average_of, refuse_another_run, stage_of
from faceclock.training.data.spec import Data
from faceclock.training.distributed import first_alone, rank
from faceclock.training.fitting import input_size
from faceclock.training.freezing import Freezing
from faceclock.training.identity import settings_of
from faceclock.training.kinds.material import SAMPLES, prepare
from faceclock.training.kinds.recognisers import begin, leave
from faceclock.training.kinds.stages import Plan, StageSettings, decided
from faceclock.training.loop import Epochs, Loop, Stage
from faceclock.training.losses.registry import LossSettings
from faceclock.training.losses.softmax import Softmax
from faceclock.training.networks.registry import network_spec
from faceclock.training.recogniser_training import (
    Examination,
    FaceLesson,
    Pupils,
    make_pupils,
    passes,
    shortcomings,
)
from faceclock.training.rehearsing import Rehearsal, rehearse
from faceclock.training.samplers import SamplerSettings, Shuffled
from faceclock.training.schedule import Schedule
from faceclock.training.trained_on import note_people, noted_in


@checked
class RecogniserRun:
    """Train ``network`` to tell people apart, with one ``loss`` and ``sampler`` or stage after stage.

    ``weights``: a safetensors file to start from; ``options`` are the network's own; ``freeze`` names layers
    that stay as they are, ``freeze_norms`` keeps batch norms' statistics; ``examine``: pictures of held-out
    people on which each epoch is measured.
    """

    kind: Literal["recogniser"]
    output: Path
    data: Data
    schedule: Schedule
    network: str = "compact-face"
    dimension: Annotated[int, Field(gt=0)] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    weights: Path | None = None
    loss: LossSettings = field(default_factory=Softmax)
    sampler: SamplerSettings = field(default_factory=Shuffled)
    freeze: tuple[str, ...] = ()
    freeze_norms: bool = False
    stage: tuple[StageSettings, ...] = ()
    augmentation: Augmentation = field(default_factory=Augmentation)
    examine: Annotated[int, Field(ge=0)] = 1000
    tensorboard: bool | None = None

    def carry_out(self) -> None:
        """Leaves recogniser.onnx and recogniser.safetensors in ``output``."""
        pupils, network = self.pupils(), self.make_network()
        for plan in self.plans()[stage_of(self.output) :]:
            network.load_state_dict(self._learn(plan, network, pupils).state_dict())
        if rank() == 0:
            self._leave(network, pupils)

    def export(self) -> None:
        """What a run that was stopped has learnt so far. Raises InputProblem without a checkpoint."""
        network = self.make_network()
        network.load_state_dict(average_of(self.output))
        self._leave(network, self.pupils())

    def check(self) -> dict[str, Any]:
        """Rehearse each stage. Raises InputProblem where data, network, loss and sampler do not fit."""
        pupils, plans = self.pupils(), self.plans()
        refuse_another_run(self.output, self._place(0, pupils).identity)
        rehearsals = [self._rehearse(plan, pupils) for plan in plans]
        steps = [plan.schedule.steps for plan in plans]
        seconds = [each.seconds * count for each, count in zip(rehearsals, steps, strict=True)]
        return {
            "network": self.network,
            "size": list(self.size),
            "parameters": max(each.parameters for each in rehearsals),
            "people": pupils.classes,
            "pictures": len(pupils.rows),
            "steps": sum(steps),
            "seconds_per_step": [round(each.seconds, 3) for each in rehearsals],
            "eta_seconds": round(sum(seconds)),
            "checkpoint_bytes": max(each.checkpoint for each in rehearsals),
            "warnings": [note for plan in plans for note in shortcomings(pupils, plan.schedule)],
        }

    def plans(self) -> list[Plan]:
        """The stages; without any, the run itself is one."""
        usual = Plan(0, self.schedule, self.loss, self.sampler, Freezing(self.freeze, self.freeze_norms))
        return [decided(stage, usual, number) for number, stage in enumerate(self.stage)] or [usual]

    def pupils(self) -> Pupils:
        with first_alone():
            material = prepare(self.data)
        return make_pupils(material.table, material.rows, material.strangers[: self.examine])

    def make_network(self) -> nn.Module:
        """With the same first values in every process, or those of ``weights``."""
        return begin(self.network, self.dimension, self.options, self.weights, self.schedule.seed)

    def lesson(self, plan: Plan, pupils: Pupils) -> FaceLesson:
        """Batches and loss of one stage."""
        spec = network_spec(self.network)
        criterion = plan.make_loss(pupils.labels, self.dimension or spec.dimension)
        sampler = plan.make_sampler(pupils.labels)
        return FaceLesson(pupils, sampler, criterion, plan.schedule, self.size, self.augmentation)

    @property
    def size(self) -> tuple[int, int]:
        """(w, h) of the network's input."""
        return input_size(self.network, self.options)

    def _learn(self, plan: Plan, network: nn.Module, pupils: Pupils) -> nn.Module:
        """The moving average of the weights that one stage reaches."""
        lesson = self.lesson(plan, pupils)
        loop = Loop(
            network, plan.schedule, self.output, criterion=lesson.criterion,
            stage=self._place(plan.number, pupils), freezing=plan.freezing,
        )  # fmt: skip
        examination = Examination(pupils, plan.schedule, self.size)
        loop.run(lesson.batch, lesson.loss, Epochs(passes(pupils, plan.schedule), examination))
        return loop.average.module

    def _rehearse(self, plan: Plan, pupils: Pupils) -> Rehearsal:
        lesson = self.lesson(plan, pupils)
        network, schedule = self.make_network(), plan.schedule
        return rehearse(network, lesson.criterion, plan.freezing, schedule, lesson.batch, lesson.loss)

    def _place(self, number: int, pupils: Pupils) -> Stage:
        steps = [plan.schedule.steps for plan in self.plans()]
        found = {"people": str(pupils.classes), "pictures": str(len(pupils.rows))}
        own = self.stage and self.stage[number].rate
        rate = f"stage.{number}.rate" if own else "schedule.rate"
        return Stage(number, sum(steps[:number]), sum(steps[number + 1 :]), settings_of(self) | found, rate)

    def _leave(self, network: nn.Module, pupils: Pupils) -> None:
        leave(network, list(pupils.table.crops[:SAMPLES]), self.size, self.output)
        people = pupils.table.people[pupils.rows].tolist()
        note_people(self.output, people, noted_in(self.weights.parent) if self.weights else ())
