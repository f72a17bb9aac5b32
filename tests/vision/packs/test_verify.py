from pathlib import Path

import pytest
from onnx import GraphProto, ModelProto, TensorProto, helper
from tiny_packs import make_pack, outside, recogniser, with_outside_weight

from faceclock.domain.errors import PackProblem
from faceclock.vision.packs.external_data import refers_to_external_data
from faceclock.vision.packs.manifest import read_manifest
from faceclock.vision.packs.verify import check_present, verify_pack


def test_accepts_a_whole_pack_and_ignores_what_is_not_listed(tmp_path: Path) -> None:
    pack = make_pack(tmp_path)
    (pack / "notes.txt").write_text("mine")
    assert verify_pack(pack).name == "tiny"


def test_fault_23_a_file_with_one_changed_byte_is_refused(tmp_path: Path) -> None:
    pack = make_pack(tmp_path)
    data = bytearray((pack / "rec.onnx").read_bytes())
    data[-1] ^= 1
    (pack / "rec.onnx").write_bytes(data)
    with pytest.raises(PackProblem, match=r"^Pack tiny: rec.onnx is not the file .*sha256"):
        verify_pack(pack)


def test_refuses_a_truncated_file_and_a_missing_one(tmp_path: Path) -> None:
    pack = make_pack(tmp_path)
    data = (pack / "rec.onnx").read_bytes()
    (pack / "rec.onnx").write_bytes(data[:100])
    for check in (verify_pack, lambda pack: check_present(pack, read_manifest(pack))):
        with pytest.raises(PackProblem, match=f"rec.onnx has 100 bytes instead of {len(data)}"):
            check(pack)
    (pack / "rec.onnx").unlink()
    with pytest.raises(PackProblem, match=r"rec.onnx is missing; install"):
        verify_pack(pack)


def test_refuses_a_link_that_leaves_the_folder(tmp_path: Path) -> None:
    pack = make_pack(tmp_path)
    (pack / "rec.onnx").rename(tmp_path / "elsewhere.onnx")
    (pack / "rec.onnx").symlink_to("../elsewhere.onnx")
    with pytest.raises(PackProblem, match="link that leaves"):
        verify_pack(pack)


def test_allows_a_link_to_the_pack_itself(tmp_path: Path) -> None:
    pack = make_pack(tmp_path)
    (tmp_path / "other").symlink_to(pack, target_is_directory=True)
    assert verify_pack(tmp_path / "other").name == "tiny"


def test_fault_24_external_data_is_refused_although_the_digest_is_right(tmp_path: Path) -> None:
    (tmp_path / "secret.bin").write_bytes(bytes(96))
    pack = make_pack(tmp_path, {"rec.onnx": with_outside_weight()})
    with pytest.raises(PackProblem, match=r"rec.onnx refers to data outside itself"):
        verify_pack(pack)


def in_subgraph(model: ModelProto) -> None:
    branch = GraphProto(name="branch", initializer=[outside()])
    model.graph.node.append(helper.make_node("If", ["c"], ["d"], then_branch=branch, else_branch=branch))


def in_attribute(model: ModelProto) -> None:
    model.graph.node.append(helper.make_node("Constant", [], ["d"], value=outside()))


def in_deep_attribute(model: ModelProto) -> None:
    inner = GraphProto(name="inner", node=[helper.make_node("Constant", [], ["e"], value=outside())])
    outer = GraphProto(name="outer", node=[helper.make_node("Loop", [], ["f"], body=inner)])
    model.graph.node.append(helper.make_node("Loop", [], ["d"], body=outer))


def in_function(model: ModelProto) -> None:
    node = helper.make_node("Constant", [], ["d"], value=outside())
    model.functions.append(
        helper.make_function("mine", "f", [], ["d"], [node], [helper.make_opsetid("", 17)])
    )


def in_sparse_weight(model: ModelProto) -> None:
    model.graph.sparse_initializer.add().values.CopyFrom(outside())


def declared_only(model: ModelProto) -> None:
    """No data_location, but the reference is there."""
    tensor = outside("/etc/passwd")
    tensor.data_location = TensorProto.DEFAULT
    model.graph.initializer.append(tensor)


@pytest.mark.parametrize(
    "hide", [in_subgraph, in_attribute, in_deep_attribute, in_function, in_sparse_weight, declared_only]
)
def test_fault_24_external_data_is_found_wherever_it_hides(hide) -> None:
    model = ModelProto.FromString(recogniser())
    hide(model)
    assert refers_to_external_data(model.SerializeToString(), "rec.onnx")


def test_a_node_that_is_called_location_is_no_reference() -> None:
    model = ModelProto.FromString(recogniser())
    model.graph.node[0].name = "/location/pool"
    assert not refers_to_external_data(model.SerializeToString(), "rec.onnx")


def test_says_when_a_suspicious_file_is_no_onnx() -> None:
    with pytest.raises(PackProblem, match=r"^rec.onnx is damaged or no ONNX"):
        refers_to_external_data(b"\xff\xff location \xff", "rec.onnx")
