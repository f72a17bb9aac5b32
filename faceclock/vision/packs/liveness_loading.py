"""A verified pack's liveness nets, ready to use."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from faceclock.domain.errors import PackProblem
from faceclock.vision.liveness.net import LivenessNets
from faceclock.vision.liveness.portraits import check_classes
from faceclock.vision.packs.manifest import Manifest, Role, read_manifest
from faceclock.vision.packs.manifest_liveness import LivenessSpec
from faceclock.vision.packs.verify import read_verified
from faceclock.vision.sessions import open_session


def load_liveness(folder: Path, threads: int = 1) -> LivenessNets:
    """The liveness nets of a pack or an add-on; other files of it are not opened.

    Raises PackProblem for any fault of the files, for a pack without such nets or without a word about how they
    are used, and for nets of another input, number of classes or order of classes than promised. What is promised
    was held against pictures of people when the pack was brought in; a pack that was not is refused.
    """
    manifest = read_manifest(folder)
    spec = _spec(manifest)
    with _naming(manifest):
        nets = _open(manifest, spec, folder, threads)
    if spec.probe is None:
        raise PackProblem(
            f"Pack {manifest.name} was put in place by hand, and nobody has looked whether its liveness net lets "
            "people in rather than prints; bring it in with `faceclock models import`, which does."
        )
    return nets


def examined(manifest: Manifest, folder: Path) -> Manifest:
    """With the score of the test picture, after a look whether the nets of ``folder`` take people for alive.

    Unchanged where there are no such nets. Raises PackProblem as `load_liveness`, and for nets that let in prints;
    SourceProblem where the pictures of people are not there.
    """
    spec = manifest.liveness
    if spec is None:
        return manifest
    with _naming(manifest):
        nets = _open(manifest, spec, folder, 1)
        check_classes(nets.score, nets.limits)
        probe = round(nets.probe(), 4) if spec.probe is None else spec.probe
    return replace(manifest, liveness=replace(spec, probe=probe))


def unexamined(manifest: Manifest) -> Manifest:
    """As it was before `examined`."""
    spec = manifest.liveness
    return replace(manifest, liveness=replace(spec, probe=None)) if spec else manifest


def _open(manifest: Manifest, spec: LivenessSpec, folder: Path, threads: int) -> LivenessNets:
    files = {file.path: file for file in manifest.files}
    models = [read_verified(folder, manifest.name, files[net.file]) for net in spec.nets]
    return LivenessNets([open_session(model, threads) for model in models], spec)


@contextmanager
def _naming(manifest: Manifest) -> Iterator[None]:
    """The nets do not know which pack they came from."""
    try:
        yield
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
