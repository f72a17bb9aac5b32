"""The sentences of problems that may reach a window, as templates: {0}, {1} ... stand for values.

Usage: problem_sentences.py LANGUAGE prints those without a translation in assets/translations/problems_LANGUAGE.json,
and those in it that no code says any more; the exit code is 1 when there are any.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from faceclock.domain.bookkeeping import TYPES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
APART = ("training", "cli", "gui")  # they speak to a terminal, or have translations of their own
CHECKS = "faceclock/attendance/checking"
BUSY = "_BUSY"  # what is said where another process holds what only one may
KINDS = ("Problem", "Problems", "Refused", "Needed", "NotAllowed", "SessionOver")


def templates() -> list[str]:
    """Every sentence in the code that an error of ours is made of, by its text, and the tables of the rule book,
    which stand before what is wrong in them."""
    found = set(TYPES)
    for path in sorted((ROOT / CHECKS).glob("*.py")):
        if path.name != "problem.py":  # it only puts them together
            found.update(_checks(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted((ROOT / "faceclock").rglob("*.py")):
        if path.relative_to(ROOT / "faceclock").parts[0] not in APART:
            found.update(_sentences(ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found)


def _sentences(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            text = _template(node.args[0])
            if node.func.id.endswith(KINDS) and text:
                yield " ".join(text.split())
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == BUSY:
            yield _template(node.value) or ""


def _checks(tree: ast.AST) -> Iterator[str]:
    """What the checks of the rule book say: each text of several words that is neither a docstring nor a part."""
    parts = {id(part) for node in ast.walk(tree) for part in _parts(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in parts:
            text = _template(node) or ""
            if " " in text.strip():
                yield text


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        yield from (part for part in ast.walk(node) if part is not node)
    elif isinstance(node, ast.Expr):
        yield node.value


def _template(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return _joined(node)
    return None


def _joined(node: ast.JoinedStr) -> str:
    parts, values = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{values}}}")
            values += 1
    return "".join(parts)


def faults(language: str) -> list[str]:
    """What is missing or left over in a language, in words."""
    file = FOLDER / f"problems_{language}.json"
    said = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    wanted = templates()
    missing = [f"{file.name}: not translated: {text!r}" for text in wanted if not said.get(text)]
    over = [f"{file.name}: nobody says any more: {text!r}" for text in said if text not in set(wanted)]
    return missing + over


if __name__ == "__main__":
    wrong = faults(sys.argv[1])
    print("\n".join(wrong) or "All problems are translated.")
    sys.exit(1 if wrong else 0)
