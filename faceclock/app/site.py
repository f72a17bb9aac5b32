"""One site: its data folder with the settings, database, pack and gallery in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from faceclock.app.punching import PunchClock
from faceclock.app.settings_record import record_settings
from faceclock.app.thresholds import chosen_similarity
from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import EnvironmentProblem, PackProblem
from faceclock.matching.decision import Matcher
from faceclock.matching.gallery import Gallery
from faceclock.settings import paths
from faceclock.settings.atomic import make_folder
from faceclock.settings.file import load_settings
from faceclock.settings.model import Settings
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.pins import Pins
from faceclock.storage.portraits import Portraits
from faceclock.storage.punches import Punches
from faceclock.storage.templates import Loaded, Templates
from faceclock.vision.packs.library import find_pack
from faceclock.vision.packs.loading import Pack, load_pack


@dataclass
class Site:
    """Opened by `open_site`. The pack is loaded when first asked for, so that commands without faces stay quick."""

    data: Path
    settings: Settings
    database: Database
    pack_folder: Path | None
    pack_fault: str = ""
    _closed: bool = field(default=False, repr=False)
    _ahead: tuple[EmbeddingContract, tuple[int, int, str], Loaded] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.employees = Employees(self.database)
        self.templates = Templates(self.database)
        self.punches = Punches(self.database)
        self.portraits = Portraits(self.database)
        self.pins = Pins(self.database)
        self.clock = PunchClock(self.database, self.settings)

    @cached_property
    def pack(self) -> Pack:
        """Raises PackProblem when none is installed or it is damaged."""
        return self.load_pack(self.settings.kiosk.detect_side)

    @cached_property
    def photo_pack(self) -> Pack:
        """The same pack, searching photographs at a finer scale than the kiosk needs."""
        return self.load_pack(detect_side=640)

    def load_pack(self, detect_side: int) -> Pack:
        if self.pack_folder is None:
            raise PackProblem(self.pack_fault)
        return load_pack(self.pack_folder, self.settings.recognition.threads, detect_side)

    def matcher_for(self, pack: Pack, *, gone: bool = False) -> Matcher:
        """A matcher over the templates that this pack made; others are set aside, never compared. Its threshold is
        the one that the site chose for this pack, if it did. ``gone``: people who left are among them."""
        loaded = self.templates.load(pack.contract, gone=True) if gone else self._taken_ahead(pack.contract)
        gallery = Gallery.build(pack.contract, loaded.templates)
        wanted = self.settings.recognition
        chosen = chosen_similarity(self.database, pack.contract.digest, pack.calibration)
        return Matcher(gallery, pack.calibration, wanted.fpir, wanted.fmr, wanted.margin, chosen)

    def load_ahead(self, contract: EmbeddingContract) -> Loaded:
        """The templates of a pack for a look at them; the next gallery takes these, if they are still the same:
        opening tens of thousands takes a second."""
        state, loaded = self.templates.state(contract), self.templates.load(contract)
        self._ahead = contract, state, loaded
        return loaded

    def _taken_ahead(self, contract: EmbeddingContract) -> Loaded:
        ahead, self._ahead = self._ahead, None
        if ahead and ahead[:2] == (contract, self.templates.state(contract)):
            return ahead[2]
        return self.templates.load(contract)

    def reread(self) -> None:
        """Take over settings and pack as they are on disk now; what was loaded of another pack is let go.

        For a program that stays open while settings change or packs are switched. Raises InputProblem.
        """
        self.settings = load_settings(paths.settings_file(self.data))
        self.clock = PunchClock(self.database, self.settings)
        folder, self.pack_fault = _look_for_pack(self.settings.recognition.pack, self.data, needed=False)
        if folder != self.pack_folder:
            self.pack_folder = folder
            for loaded in ("pack", "photo_pack"):
                self.__dict__.pop(loaded, None)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def pack_folders(data: Path) -> Sequence[Path]:
    """Where packs are looked for, first to last: FACECLOCK_MODELS, the site's own, those shipped."""
    import os

    named = os.environ.get(paths.MODELS_VARIABLE)
    own = [Path(named)] if named else []
    return [*own, paths.packs_folder(data), paths.shipped_packs_folder()]


def open_site(
    data: Path | None = None, pack: str = "", *, need_pack: bool = False, to_check: bool = False
) -> Site:
    """Open or make the site in ``data``. ``to_check``: nothing is noted in it, so that it is judged as it is. Raises
    FaceClockError; PackProblem only with ``need_pack``."""
    folder = paths.data_folder(data)
    _make_folder(folder)
    settings = load_settings(paths.settings_file(folder))
    pack_folder, fault = _look_for_pack(pack or settings.recognition.pack, folder, need_pack or bool(pack))
    database = open_database(paths.database_file(folder), kiosk=settings.site.kiosk)
    if not to_check:
        record_settings(database, settings)
    return Site(folder, settings, database, pack_folder, fault)


def _look_for_pack(chosen: str, data: Path, needed: bool) -> tuple[Path | None, str]:
    try:
        return find_pack(chosen, pack_folders(data)), ""
    except PackProblem as problem:
        if needed:
            raise
        return None, str(problem)


def _make_folder(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        raise EnvironmentProblem(
            f"The data folder {folder} cannot be made ({error.strerror}); choose another with --data."
        ) from error
