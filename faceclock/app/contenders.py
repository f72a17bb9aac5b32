"""A pack that wants to take the place of the current one: what a run has made, or any other pack."""

from dataclasses import asdict, dataclass
from hashlib import sha256
from json import dumps
from pathlib import Path

from faceclock.app.picture_sources import Key
from faceclock.app.site import pack_folders
from faceclock.app.training_products import products
from faceclock.app.training_runs import STATUS, TrainingRun, find_run, training_folder
from faceclock.domain.errors import InputProblem, PackProblem
from faceclock.vision.packs.library import find_pack
from faceclock.vision.packs.manifest import MANIFEST_NAME, Manifest, pack_digest, read_manifest

TRAINED_ON = "trained_on.txt"


@dataclass(frozen=True)
class Contender:
    """``run`` is the folder of the run that made it, if one is known."""

    folder: Path
    manifest: Manifest
    run: Path | None

    @property
    def digest(self) -> str:
        return pack_digest(self.manifest)

    @property
    def fingerprint(self) -> str:
        """Another one also when only the calibration, and so a threshold, is another."""
        told = {**asdict(self.manifest), "name": ""}
        return sha256(dumps(told, sort_keys=True, default=str).encode()).hexdigest()

    def trained_on(self) -> frozenset[str] | None:
        """`name_hash` of the people it was trained on, `picture_hash` of single pictures where others of the same
        people were held out; None where nobody wrote that down."""
        for folder in (self.folder, self.run):
            if folder is not None and (folder / TRAINED_ON).is_file():
                return frozenset((folder / TRAINED_ON).read_text(encoding="utf-8").split())
        return None


def name_hash(person: str) -> str:
    """How people stand in ``trained_on.txt``, which travels with packs and must name nobody."""
    return sha256(person.encode("utf-8")).hexdigest()


def picture_hash(key: Key) -> str:
    """How one picture stands there."""
    return name_hash(f"{key.person}/{key.stem}")


def find_contender(data: Path, wanted: str) -> Contender:
    """By the name of a run, else the name or folder of a pack.

    Raises InputProblem for a run that is not done or made no pack, PackProblem for a pack that is not there.
    """
    if wanted and (training_folder(data) / wanted / STATUS).is_file():
        return _of_run(find_run(data, wanted))
    folder = find_pack(wanted, pack_folders(data))
    return contender_of(folder)


def contender_of(folder: Path) -> Contender:
    """Raises PackProblem for an add-on, which recognises nobody."""
    manifest = read_manifest(folder)
    if not manifest.recognises:
        raise PackProblem(
            f"Pack {manifest.name} is an add-on that recognises nobody by itself; choose another."
        )
    run = folder.resolve().parent.parent
    return Contender(folder, manifest, run if (run / STATUS).is_file() else None)


def _of_run(run: TrainingRun) -> Contender:
    if run.state != "done":
        raise InputProblem(
            f"The run {run.name} is {run.state} and not done, so its pack is not used; "
            f"`faceclock train resume {run.name}` goes on with it."
        )
    packs = [item for item in products(Path(run.folder)) if (item / MANIFEST_NAME).is_file()]
    if len(packs) != 1:
        made = ", ".join(pack.name for pack in packs) or "none"
        raise InputProblem(
            f"The run {run.name} should have made one pack and made {made}; name a pack's folder."
        )
    return contender_of(packs[0])
