"""Progress of long work, on stderr: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

Progress = Callable[[int, int], None]

_LINE_EVERY_SECONDS = 10.0


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Give a function to call with (done, total); ``total`` may be 0 while it is unknown."""
    if not sys.stderr.isatty():
        yield _Lines(what)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


class _Lines:
    """Quick work prints nothing at all."""

    def __init__(self, what: str) -> None:
        self._what, self._next = what, time.monotonic() + _LINE_EVERY_SECONDS

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _LINE_EVERY_SECONDS
        typer.echo(f"{self._what}: {done} of {total}" if total else f"{self._what}: {done}", err=True)
