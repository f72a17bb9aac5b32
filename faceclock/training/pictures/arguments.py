"""What can be drawn, as arguments of the trainer; nothing here needs torch."""

import argparse
from pathlib import Path

_OPERANDS: dict[str, tuple[str, dict[str, str | None]]] = {
    "runs": ("loss, rate, accuracy and angles of runs", {"folders": "+"}),
    "losses": ("the target logits of all margin losses", {}),
    "digits": ("digits in two dimensions under four losses", {}),
    "people": ("a map of people as a pack sees them", {"pack": None, "images": None}),
    "det": (
        "the error rates of two packs",
        {"before": None, "after": None, "images": None, "pairs": None},
    ),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add one command a picture; ``what`` is its name."""
    pictures = parser.add_subparsers(dest="what", required=True)
    for name, (meaning, operands) in _OPERANDS.items():
        picture = pictures.add_parser(name, help=meaning)
        for operand, count in operands.items():
            picture.add_argument(operand, type=Path, nargs=count)
        picture.add_argument("--output", "-o", type=Path, required=True, help="the folder for PNG and SVG")
