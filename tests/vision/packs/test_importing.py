import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from tiny_packs import SCRFD_OUTPUTS, detector, make_pack, model, recogniser, with_outside_weight

from faceclock.domain.errors import EnvironmentProblem, PackProblem
from faceclock.vision.packs import composing, unpacking
from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.library import find_pack
from faceclock.vision.packs.licences import ACCEPTANCE_NAME, acceptance_sentence
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.packs.manifest import DetectorKind, read_manifest
from faceclock.vision.packs.verify import verify_pack

ACCEPT = acceptance_sentence("buffalo_t")


def zipped(folder: Path, archive: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(archive, "w") as opened:
        for path in sorted(folder.iterdir()):
            opened.write(path, prefix + path.name)
    return archive


@pytest.fixture
def insightface(tmp_path: Path) -> Path:
    """Laid out as InsightFace's buffalo packs are: a detector, a recogniser, and nets for other things."""
    folder = tmp_path / "buffalo_t"
    folder.mkdir()
    (folder / "det_tiny.onnx").write_bytes(detector(SCRFD_OUTPUTS))
    (folder / "w600k_tiny.onnx").write_bytes(recogniser())
    (folder / "2d106det.onnx").write_bytes(recogniser(dimension=212, size=192))
    (folder / "genderage.onnx").write_bytes(recogniser(dimension=3, size=96))
    return folder


@pytest.mark.parametrize("prefix", ["", "inner/"])
def test_imports_folder_and_archive_alike(tmp_path: Path, prefix: str) -> None:
    pack = make_pack(tmp_path / "from")
    assert import_pack(pack, tmp_path / "a") == read_manifest(pack)
    seen: list[tuple[int, int]] = []
    archive = zipped(pack, tmp_path / "x.zip", prefix)
    import_pack(archive, tmp_path / "b", lambda done, total: seen.append((done, total)))
    for there in ("a", "b"):
        assert [path.name for path in (tmp_path / there).iterdir()] == ["tiny"]
        assert verify_pack(tmp_path / there / "tiny") == read_manifest(pack)
    assert seen[-1][0] == seen[-1][1] > 0


def test_files_that_are_not_listed_stay_behind(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "from")
    (pack / "extra.bin").write_bytes(b"x")
    import_pack(pack, tmp_path / "to")
    assert not (tmp_path / "to" / "tiny" / "extra.bin").exists()


def test_another_pack_of_the_name_is_replaced_only_when_asked(tmp_path: Path) -> None:
    old, new = make_pack(tmp_path / "old"), make_pack(tmp_path / "new", version="2")
    for _ in range(2):  # the very same pack again is no fault
        import_pack(old, tmp_path / "to")
    with pytest.raises(PackProblem, match=r"Another pack named tiny .*--replace"):
        import_pack(new, tmp_path / "to")
    assert read_manifest(tmp_path / "to" / "tiny").version == "1"
    import_pack(new, tmp_path / "to", replace=True)
    assert read_manifest(tmp_path / "to" / "tiny").version == "2"
    assert [path.name for path in (tmp_path / "to").iterdir()] == ["tiny"]


def test_a_damaged_installed_pack_can_be_mended(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "from")
    import_pack(pack, tmp_path / "to")
    (tmp_path / "to" / "tiny" / "rec.onnx").write_bytes(b"x")
    import_pack(pack, tmp_path / "to", replace=True)
    verify_pack(tmp_path / "to" / "tiny")


@pytest.mark.parametrize("when", ["fsync", "rename"])
def test_a_failing_disk_leaves_the_old_pack_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    old, new = make_pack(tmp_path / "old"), make_pack(tmp_path / "new", version="2")
    import_pack(old, tmp_path / "to")
    if when == "fsync":
        monkeypatch.setattr(os, "fsync", _full_disk)
    else:
        rename = Path.rename

        def fail_on_the_draft(path: Path, target: Path) -> Path:
            return (
                _full_disk()
                if path.name.startswith(".tiny") and path.suffix != ".old"
                else rename(path, target)
            )

        monkeypatch.setattr(Path, "rename", fail_on_the_draft)
    with pytest.raises(EnvironmentProblem, match="No space left"):
        import_pack(new, tmp_path / "to", replace=True)
    assert verify_pack(tmp_path / "to" / "tiny").version == "1"
    assert [path.name for path in (tmp_path / "to").iterdir()] == ["tiny"]


def _full_disk(*_: object) -> Path:
    raise OSError(28, "No space left on device")


def test_a_bad_source_leaves_nothing_behind(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "from", {"rec.onnx": with_outside_weight()})
    archive = zipped(pack, tmp_path / "x.zip")
    for source in (pack, archive):
        with pytest.raises(PackProblem, match="outside itself"):
            import_pack(source, tmp_path / "to")
        assert list((tmp_path / "to").iterdir()) == []
    with pytest.raises(PackProblem, match="no folder or zip"):
        import_pack(tmp_path / "absent", tmp_path / "to")


@pytest.mark.parametrize(
    "name", ["../evil.onnx", "/evil.onnx", "a/../../evil.onnx", "..\\evil.onnx", "C:evil.onnx"]
)
def test_fault_36_an_archive_cannot_write_outside(tmp_path: Path, name: str) -> None:
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("pack.toml", "")
        opened.writestr(name, b"evil")
    with pytest.raises(PackProblem, match="write outside"):
        import_pack(archive, tmp_path / "to")
    assert not list(tmp_path.rglob("evil.onnx"))


def test_refuses_links_in_archives(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("rec.onnx")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as opened:
        opened.writestr(link, "/etc/passwd")
    with pytest.raises(PackProblem, match="holds a link"):
        import_pack(tmp_path / "x.zip", tmp_path / "to")


def test_refuses_archives_that_would_grow_without_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.onnx", bytes(3 << 20))
    monkeypatch.setattr(unpacking, "MOST_BYTES", 2 << 20)
    with pytest.raises(PackProblem, match="1 files and 3 MiB"):
        import_pack(tmp_path / "x.zip", tmp_path / "to")
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as opened:
        for number in range(unpacking.MOST_FILES + 1):
            opened.writestr(f"{number}", b"")
    with pytest.raises(PackProblem, match="1001 files"):
        import_pack(tmp_path / "y.zip", tmp_path / "to")


def test_a_lying_archive_is_stopped_at_its_declared_size(tmp_path: Path) -> None:
    """The directory says 10 bytes, the data holds three megabytes."""
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.onnx", bytes(3 << 20))
    size = (3 << 20).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(PackProblem, match="not a whole zip"):
        import_pack(path, tmp_path / "to")


@pytest.mark.parametrize("cut", [0, 40, 200])
def test_refuses_what_is_no_whole_archive(tmp_path: Path, cut: int) -> None:
    archive = zipped(make_pack(tmp_path / "from"), tmp_path / "x.zip")
    archive.write_bytes(archive.read_bytes()[:cut])
    with pytest.raises(PackProblem, match="not a whole zip archive"):
        import_pack(archive, tmp_path / "to")


def test_reads_insightface_folders_from_their_graphs(tmp_path: Path, insightface: Path) -> None:
    manifest = import_pack(insightface, tmp_path / "to", accept=ACCEPT)
    assert manifest.detector and manifest.recogniser
    assert (manifest.detector.kind, manifest.detector.file) == (DetectorKind.SCRFD, "det_tiny.onnx")
    assert (manifest.recogniser.file, manifest.recogniser.dimension) == ("w600k_tiny.onnx", 8)
    assert manifest.recogniser.mean == manifest.recogniser.std == (127.5,) * 3
    assert not manifest.commercial_use and "non-commercial research only" in manifest.licence
    assert {file.path for file in manifest.files} == {"det_tiny.onnx", "w600k_tiny.onnx"}
    assert load_pack(find_pack("buffalo_t", [tmp_path / "to"])).contract.dimension == 8


def test_a_net_that_scales_by_itself_gets_raw_pixels(tmp_path: Path, insightface: Path) -> None:
    (insightface / "w600k_tiny.onnx").write_bytes(recogniser(first=("Sub_1", "Mul_1")))
    manifest = import_pack(insightface, tmp_path / "to", accept=ACCEPT)
    assert manifest.recogniser and (manifest.recogniser.mean, manifest.recogniser.std) == ((0,) * 3, (1,) * 3)
    load_pack(tmp_path / "to" / "buffalo_t")


def test_a_manifest_of_insightface_decides_between_two_recognisers(tmp_path: Path, insightface: Path) -> None:
    (insightface / "verifier.onnx").write_bytes(recogniser(dimension=2))
    with pytest.raises(PackProblem, match=r"one recogniser .*holds 2 \(verifier.onnx, w600k_tiny.onnx\)"):
        import_pack(insightface, tmp_path / "to", accept=ACCEPT)
    tasks = {"detection": {"file": "det_tiny.onnx"}, "recognition": {"file": "w600k_tiny.onnx"}}
    (insightface / "manifest.json").write_text(json.dumps({"manifest_version": 2, "tasks": tasks}))
    (insightface / "MODEL.LICENSE").write_text("signed")
    manifest = import_pack(insightface, tmp_path / "to", accept=ACCEPT)
    assert (tmp_path / "to" / "buffalo_t" / "MODEL.LICENSE").read_text() == "signed"
    assert manifest.recogniser and manifest.recogniser.file == "w600k_tiny.onnx"
    (insightface / "manifest.json").write_text("{}")
    with pytest.raises(PackProblem, match=r"manifest.json does not name"):
        import_pack(insightface, tmp_path / "to", accept=ACCEPT)


def test_research_only_models_need_the_acceptance_in_words_and_it_is_recorded(
    tmp_path: Path, insightface: Path
) -> None:
    for wrong in (None, "", "yes", ACCEPT.lower()):
        with pytest.raises(PackProblem, match=f'--accept "{ACCEPT}"'):
            import_pack(insightface, tmp_path / "to", accept=wrong)
    assert list((tmp_path / "to").iterdir()) == []
    import_pack(insightface, tmp_path / "to", accept=ACCEPT)
    record = (tmp_path / "to" / "buffalo_t" / ACCEPTANCE_NAME).read_text()
    assert ACCEPT in record and "accepted_at" in record and "licence" in record


@pytest.mark.parametrize(
    ("file", "data", "says"),
    [
        ("w600k_tiny.onnx", recogniser()[:50], "w600k_tiny.onnx is damaged"),
        ("w600k_tiny.onnx", with_outside_weight(), "outside itself"),
        ("w600k_tiny.onnx", detector({"a": (1, 2)}), "one recogniser as ONNX and holds none"),
        (
            "det_tiny.onnx",
            detector({str(i): (8, 1) for i in range(6)}),
            "one detector as ONNX and holds none",
        ),
        (
            "w600k_tiny.onnx",
            model([], {"x": (1, 3, 112, 112)}, {"x": (1, None)}),
            "does not say how many values",
        ),
    ],
)
def test_refuses_insightface_folders_that_do_not_fit(
    tmp_path: Path, insightface: Path, file: str, data: bytes, says: str
) -> None:
    (insightface / file).write_bytes(data)
    with pytest.raises(PackProblem, match=says):
        import_pack(insightface, tmp_path / "to", accept=ACCEPT)


def test_an_odd_folder_name_becomes_a_usable_pack_name(tmp_path: Path, insightface: Path) -> None:
    odd = insightface.rename(tmp_path / "_my modèles (2)")
    accept = acceptance_sentence("my-mod-les-2")
    assert import_pack(odd, tmp_path / "to", accept=accept).name == "my-mod-les-2"


def test_the_source_may_be_where_the_pack_already_lies(tmp_path: Path) -> None:
    pack = make_pack(tmp_path)
    assert import_pack(pack, tmp_path).name == "tiny"
    assert composing.compose_pack(read_manifest(pack), {}, tmp_path) == pack


def test_a_recogniser_of_another_dimension_than_promised_is_refused_and_nothing_changes(
    tmp_path: Path,
) -> None:
    pack = make_pack(tmp_path / "from", {"rec.onnx": recogniser(dimension=16)})
    with pytest.raises(PackProblem, match=r"gives 16 values where its pack\.toml promises 8"):
        import_pack(pack, tmp_path / "to")
    assert list((tmp_path / "to").iterdir()) == []


def test_a_pipe_is_no_archive(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.zip")
    with pytest.raises(PackProblem, match="no folder or zip"):
        import_pack(tmp_path / "x.zip", tmp_path / "to")
