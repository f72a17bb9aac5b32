"""A verified pack's liveness nets, ready to use."""

from pathlib import Path

from faceclock.domain.errors import PackProblem
from faceclock.vision.liveness.net import LivenessNets
from faceclock.vision.packs.manifest import Manifest, Role, read_manifest
from faceclock.vision.packs.manifest_liveness import LivenessSpec
from faceclock.vision.packs.verify import read_verified
from faceclock.vision.sessions import open_session


def load_liveness(folder: Path, threads: int = 1) -> LivenessNets:
    """The liveness nets of a pack or an add-on; other files of it are not opened.

    Raises PackProblem for any fault of the files, for a pack without such nets or without a word about how they
    are used, and for nets of another input, number of classes or order of classes than promised.
    """
    manifest = read_manifest(folder)
    spec = _spec(manifest)
    files = {file.path: file for file in manifest.files}
    try:
        sessions = [
            open_session(read_verified(folder, manifest.name, files[net.file]), threads) for net in spec.nets
        ]
        return LivenessNets(sessions, spec)
    except PackProblem as error:
        text = str(error)
        raise PackProblem(text if manifest.name in text else f"Pack {manifest.name}: {text}") from error


def _spec(manifest: Manifest) -> LivenessSpec:
    if manifest.liveness is not None:
        return manifest.liveness
    if manifest.with_role(Role.LIVENESS):
        raise PackProblem(
            f"Pack {manifest.name} does not say how its liveness net is used; install the pack again, or write "
            "[liveness] in its pack.toml (docs/packs.md)."
        )
    raise PackProblem(f"Pack {manifest.name} has no liveness net; install liveness-minifas.")
