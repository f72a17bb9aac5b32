"""Training runs for a person's eyes: a bar while they go on, a row, a page with a small curve."""

import itertools
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from faceclock.cli.output import say, show_json

if TYPE_CHECKING:
    from faceclock.app.training_runs import TrainingRun

Event = dict[str, Any]
_LINE_EVERY_SECONDS = 10.0
_BARS = "▁▂▃▄▅▆▇█"
_CURVE = 60  # characters
_WHY = {"no_face": "without a face", "unreadable": "unreadable", "skipped": "unlabelled"}


@contextmanager
def watching(*, json: bool) -> Iterator[Callable[[Event], None]]:
    """Give a function to call with each event: JSON lines on stdout, a bar on a terminal, else a line now and
    then; the last two on stderr."""
    if json:
        yield lambda event: show_json(event, compact=True)
    elif sys.stderr.isatty():
        with _bar() as hear:
            yield hear
    else:
        yield _Lines()


@contextmanager
def _bar() -> Iterator[Callable[[Event], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[more]}"),
    )
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as bar:
        task = bar.add_task("starting", total=None, more="")

        def hear(event: Event) -> None:
            for sentence in notices(event):
                bar.console.print(sentence, markup=False, soft_wrap=True)
            done = event.get("step", event.get("done"))
            if done is not None and "of" in event:
                bar.update(
                    task, description=_stage(event), completed=done, total=event["of"], more=_more(event)
                )

        yield hear


class _Lines:
    """One event in ten seconds as a line, and every notice."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _LINE_EVERY_SECONDS

    def __call__(self, event: Event) -> None:
        for sentence in notices(event):
            typer.echo(sentence, err=True)
        if time.monotonic() < self._next or "of" not in event:
            return
        self._next = time.monotonic() + _LINE_EVERY_SECONDS
        done = event.get("step", event.get("done"))
        typer.echo(f"{_stage(event)} {done} of {event['of']}  {_more(event)}".rstrip(), err=True)


def notices(event: Event) -> Iterator[str]:
    """Sentences on pictures that are not used, on what cannot be learnt from the others, and on a pack that was
    not calibrated."""
    kind = event.get("event")
    if kind == "data":
        reasons = [f"{event[key]} {why}" for key, why in _WHY.items() if event.get(key)]
        if reasons:
            yield f"Not used of {event['pictures']} pictures: {', '.join(reasons)}; {event['report']} names them."
        yield from event.get("notes", ())
    elif kind == "left_out":
        yield f"{event['picture']} is not used: {event['why']}"
    elif kind == "uncalibrated":
        yield event["message"]


def _stage(event: Event) -> str:
    return "train" if event["event"] == "step" else str(event["event"])


def _more(event: Event) -> str:
    """Loss, speed and the time that is left, as far as they are told."""
    parts = [f"loss {event['loss']:.4f}"] if "loss" in event else []
    if "images_per_second" in event:
        parts.append(f"{event['images_per_second']:.0f} images/s")
    if "eta_seconds" in event:
        parts.append(f"{duration(event['eta_seconds'])} left")
    return "  ".join(parts)


def row_of(run: "TrainingRun") -> list[object]:
    """name, kind, state, step, loss, started, took."""
    step = "" if run.step is None else f"{run.step} / {run.of}" if run.of else str(run.step)
    return [run.name, run.kind, run.state, step, run.loss, started(run.started_at), duration(run.seconds)]


def describe(told: Event) -> None:
    """Print a page about a run, as `describe_run` gives it."""
    step = f"step {told['step']} of {told['of']}" if told["step"] else "no step yet"
    say(f"{told['name']} ({told['kind']}): {told['state']}, {step}")
    if told["message"]:
        say(told["message"])
    say(f"started {started(told['started_at'])}, took {duration(told['seconds'])}, in {told['folder']}")
    if told["losses"]:
        values = [loss for _, loss in told["losses"]]
        say(f"loss {values[0]:.4f} {sparkline(values)} {values[-1]:.4f}")
    numbers = {key: value for key, value in (told["last"] or {}).items() if isinstance(value, float)}
    if numbers:
        say(", ".join(f"{key} {value:g}" for key, value in numbers.items()))
    if told["products"]:
        say(f"made {', '.join(told['products'])}")


def sparkline(values: Sequence[float], width: int = _CURVE) -> str:
    """The curve of ``values`` in at most ``width`` characters, each the mean of its share."""
    width = min(width, len(values))
    edges = [round(index * len(values) / width) for index in range(width + 1)]
    means = [sum(values[a:b]) / (b - a) for a, b in itertools.pairwise(edges)]
    low, spread = min(means), (max(means) - min(means)) or 1.0
    return "".join(_BARS[int((mean - low) / spread * (len(_BARS) - 1) + 0.5)] for mean in means)


def duration(seconds: float | None) -> str:
    """Such as 45 s, 12 min, 3 h 05 min."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"


def started(at: str) -> str:
    """The local time of an ISO instant, to the minute."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}" if at else ""
