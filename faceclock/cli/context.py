"""What every command knows: the site's folder, the pack, and whether a program reads the answer."""

from dataclasses import dataclass
from pathlib import Path

import typer


@dataclass(frozen=True)
class Context:
    """The global options. ``pack`` is empty when none was chosen."""

    data: Path
    pack: str
    json: bool


def context_of(ctx: typer.Context) -> Context:
    """The global options of the running command."""
    context = ctx.find_object(Context)
    assert context is not None  # the root callback made it
    return context
