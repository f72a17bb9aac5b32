import socket
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

import pytest
from tiny_packs import CALIBRATION, SCRFD_OUTPUTS, SPEC, detector, recogniser

from faceclock.domain.errors import EnvironmentProblem, PackProblem
from faceclock.vision.packs import known
from faceclock.vision.packs.catalogue import CATALOGUE, Catalogue, Download, Entry, entry_named
from faceclock.vision.packs.installing import install_pack
from faceclock.vision.packs.licences import ACCEPTANCE_NAME, acceptance_sentence
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.packs.manifest import DetectorKind, DetectorSpec, Role

DETECTOR, RECOGNISER = detector(), recogniser()


@dataclass
class Host:
    """A real web server; ``cut`` sends only so many bytes of the named file and then hangs up."""

    url: str
    files: dict[str, bytes]
    cut: dict[str, int] = field(default_factory=dict)
    ranges: bool = True
    asked: list[tuple[str, str | None]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    host: Host

    def do_GET(self) -> None:
        name, wanted = self.path.lstrip("/"), self.headers["Range"]
        self.host.asked.append((name, wanted))
        if name not in self.host.files:
            self.send_error(404)
            return
        data, status = self.host.files[name], 200
        if wanted and self.host.ranges:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(data):
                self.send_error(416)
                return
            data, status = data[start:], 206
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: self.host.cut.pop(name, None)])

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Handler.host = Host(f"http://127.0.0.1:{server.server_port}", {"d": DETECTOR, "r": RECOGNISER})
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Handler.host
        server.shutdown()
        thread.join()


def download(host: Host, name: str, path: str, role: Role | None, size: int | None = None) -> Download:
    data = host.files[name]
    size = len(data) if size is None else size
    return Download(f"{host.url}/{name}", path, role, sha256(data).hexdigest(), size)


def catalogue(host: Host) -> Catalogue:
    entry = Entry(
        name="tiny",
        version="3",
        licence="MIT",
        commercial_use=True,
        homepage="x",
        downloads=(
            download(host, "d", "det.onnx", Role.DETECTOR),
            download(host, "r", "rec.onnx", Role.RECOGNISER),
        ),
        detector=DetectorSpec(DetectorKind.YUNET, "det.onnx"),
        recogniser=SPEC,
        calibration=CALIBRATION,
    )
    return MappingProxyType({"tiny": entry})


def test_installs_what_then_loads(host: Host, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    manifest = install_pack("tiny", tmp_path, lambda *step: seen.append(step), catalogue=catalogue(host))
    assert (manifest.name, manifest.version, manifest.licence) == ("tiny", "3", "MIT")
    assert host.url in manifest.provenance
    assert load_pack(tmp_path / "tiny").calibration == CALIBRATION
    assert seen == [(len(DETECTOR),) * 2, (len(RECOGNISER),) * 2]
    assert [path.name for path in tmp_path.iterdir()] == ["tiny"]


@pytest.mark.parametrize("ranges", [True, False])
def test_goes_on_where_the_connection_broke(host: Host, tmp_path: Path, ranges: bool) -> None:
    known_packs, host.ranges = catalogue(host), ranges
    host.cut["r"] = 100
    with pytest.raises(
        EnvironmentProblem, match=r"127.0.0.1 broke off in the middle of rec.onnx; run the same"
    ):
        install_pack("tiny", tmp_path, catalogue=known_packs)
    assert not (tmp_path / "tiny").exists()
    install_pack("tiny", tmp_path, catalogue=known_packs)
    assert host.asked == [("d", None), ("r", None), ("r", "bytes=100-")]  # the detector was not fetched again
    load_pack(tmp_path / "tiny")


def test_refuses_and_forgets_a_file_with_a_wrong_digest(host: Host, tmp_path: Path) -> None:
    known_packs = catalogue(host)
    for wrong in (RECOGNISER[:-1] + b"x", RECOGNISER + b"x"):
        host.files["r"] = wrong
        with pytest.raises(PackProblem, match=r"rec.onnx is not the pinned file \(wrong sha256\)"):
            install_pack("tiny", tmp_path, catalogue=known_packs)
        assert not (tmp_path / "tiny").exists()
    host.files["r"] = RECOGNISER
    install_pack("tiny", tmp_path, catalogue=known_packs)


def test_a_file_that_is_too_short_at_its_source_is_not_waited_for(host: Host, tmp_path: Path) -> None:
    known_packs = catalogue(host)
    host.files["r"] = RECOGNISER[:-10]
    for _ in range(2):
        with pytest.raises(EnvironmentProblem, match="broke off"):
            install_pack("tiny", tmp_path, catalogue=known_packs)


def test_without_network_one_sentence_says_what_to_do(tmp_path: Path, host: Host) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nowhere = Host(f"http://127.0.0.1:{closed.getsockname()[1]}", host.files)
    with pytest.raises(EnvironmentProblem) as caught:
        install_pack("tiny", tmp_path, catalogue=catalogue(nowhere))
    assert "127.0.0.1 cannot be reached" in str(caught.value)
    assert "faceclock models import FOLDER_OR_ZIP" in str(caught.value)


def test_names_the_host_that_does_not_have_the_file(host: Host, tmp_path: Path) -> None:
    known_packs = catalogue(host)
    del host.files["r"]
    with pytest.raises(EnvironmentProblem, match=r"127.0.0.1 does not give rec.onnx \(it answered 404\)"):
        install_pack("tiny", tmp_path, catalogue=known_packs)


@pytest.fixture
def research(host: Host, tmp_path: Path) -> Catalogue:
    """An archive of research-only models whose size nobody publishes."""
    archive = tmp_path / "archive.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("inner/det_tiny.onnx", detector(SCRFD_OUTPUTS))
        opened.writestr("inner/w600k_tiny.onnx", RECOGNISER)
    host.files["z"] = archive.read_bytes()
    downloads = (download(host, "z", "raccoon_t.zip", None, size=0),)
    entry = Entry("raccoon_t", "1", "research only", False, "x", downloads)
    return MappingProxyType({"raccoon_t": entry})


def test_research_only_packs_ask_before_they_fetch(host: Host, tmp_path: Path, research: Catalogue) -> None:
    sentence = acceptance_sentence("raccoon_t")
    with pytest.raises(PackProblem, match=f'may not be used commercially .*--accept "{sentence}"'):
        install_pack("raccoon_t", tmp_path / "to", catalogue=research)
    assert host.asked == []
    manifest = install_pack("raccoon_t", tmp_path / "to", accept=sentence, catalogue=research)
    assert manifest.name == "raccoon_t" and not manifest.commercial_use
    assert sentence in (tmp_path / "to" / "raccoon_t" / ACCEPTANCE_NAME).read_text()
    load_pack(tmp_path / "to" / "raccoon_t")


def test_an_archive_of_unknown_size_goes_on_too(host: Host, tmp_path: Path, research: Catalogue) -> None:
    sentence, folder = acceptance_sentence("raccoon_t"), tmp_path / "to"
    host.cut["z"] = 500
    with pytest.raises(EnvironmentProblem, match="broke off"):
        install_pack("raccoon_t", folder, accept=sentence, catalogue=research)
    install_pack("raccoon_t", folder, accept=sentence, catalogue=research)
    assert host.asked[-1] == ("z", "bytes=500-")
    part = folder / ".downloads" / f"{research['raccoon_t'].downloads[0].sha256}.part"
    part.parent.mkdir()
    part.write_bytes(host.files["z"])  # complete, and the server answers 416
    install_pack("raccoon_t", folder, accept=sentence, catalogue=research)


def test_an_add_on_installs_and_recognises_nobody(host: Host, tmp_path: Path) -> None:
    downloads = (download(host, "d", "live.onnx", Role.LIVENESS),)
    packs = {"live": Entry("live", "1", "MIT", True, "x", downloads)}
    assert not install_pack("live", tmp_path, catalogue=packs).recognises


def test_the_catalogue_holds_what_was_promised() -> None:
    names = "opencv-zoo mobilefacenet buffalo_s buffalo_l antelopev2 raccoon_s raccoon_l"
    assert list(CATALOGUE)[:7] == names.split()
    for entry in CATALOGUE.values():
        assert entry.archive or entry.recogniser or entry.downloads[0].role is Role.LIVENESS
        for one in entry.downloads:
            assert one.url.startswith("https://") and len(one.sha256) == 64
    assert {entry.name for entry in CATALOGUE.values() if entry.archive} == set(names.split()[2:])
    assert not any(entry.commercial_use for entry in CATALOGUE.values() if entry.archive)
    with pytest.raises(PackProblem, match=r"no pack 'nothing' to install; choose one of opencv-zoo"):
        entry_named("nothing")


@pytest.mark.shared
def test_the_catalogue_pins_the_shared_weights(shared: Path) -> None:
    pins = {one.path: one for entry in CATALOGUE.values() for one in entry.downloads}
    for path in ("mobilefacenet/MobileFaceNet.onnx", "minifas/minifas_128.onnx"):
        data = (shared / "models" / path).read_bytes()
        pin = pins[Path(path).name]
        assert (pin.sha256, pin.size) == (sha256(data).hexdigest(), len(data))
    assert known.MOBILEFACENET.file in pins
