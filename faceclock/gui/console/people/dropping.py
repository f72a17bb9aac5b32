"""What was dropped onto the page: one folder or one table, else a sentence."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from faceclock.gui.language import translate


def dropped_path(data: QMimeData) -> tuple[Path | None, str]:
    """The path, or None and why it is none."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(files) != 1 or len(data.urls()) != 1:
        return None, translate("People", "Drop one folder of people or one CSV table.")
    [path] = files
    if not path.is_dir() and path.suffix.lower() not in (".csv", ".txt", ".tsv"):
        words = translate("People", "{name} is neither a folder of people nor a CSV table.")
        return None, words.format(name=path.name)
    return path, ""
