"""The program's own enrolment pictures as a source of labelled photographs: only whoever consented to training."""

from collections.abc import Collection, Iterator
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

from faceclock.app.enrolment_pictures import consented_pictures
from faceclock.app.picture_sources import Entry, Key, Load
from faceclock.domain.errors import InputProblem
from faceclock.settings import paths
from faceclock.storage.database import open_database


class SitePictures:
    """The consented pictures of a data folder. A withdrawn consent takes them out at the next look."""

    def __init__(self, data: Path) -> None:
        """Raises InputProblem for a folder without a database, StorageProblem as `open_database` does."""
        self._file, self.skipped = paths.database_file(data), list[tuple[str, str]]()
        if not self._file.is_file():
            raise InputProblem(f"{data} holds no FaceClock database; name a data folder after 'site:'.")
        self.entries = [entry for entry, _ in self._all()]
        self.mark = sha256(repr([entry.name for entry in self.entries]).encode()).hexdigest()

    def given(self, key: Key) -> Key:
        return key

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Entry, Load]]:
        for entry, picture in self._all():
            if entry.key in wanted:
                yield entry, partial(bytes, picture)

    def _all(self) -> Iterator[tuple[Entry, bytes]]:
        """Named as a comparison names them, which so knows what was learnt from. A kept picture never changes."""
        with closing(open_database(self._file, read_only=True)) as database:
            for picture in consented_pictures(database):
                key = Key(picture.employee_id, picture.id)
                yield Entry(key, f"{key.person}/{key.stem}"), picture.jpeg
