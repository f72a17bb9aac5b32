"""Parts of ONNX files that could run for ever or grow without bound, told from the bytes.

Importing onnx for this would take longer than everything else at a kiosk's start, so the protocol buffers are walked
here (https://protobuf.dev/programming-guides/encoding/; field numbers of onnx.proto).
"""

from collections.abc import Iterator, Mapping

_MODEL = {7: "graph", 25: "function"}
_GRAPH = {1: "node", 15: "sparse"}
_FUNCTION = {7: "node"}
_NODE = {4: "kind", 5: "attribute"}
_ATTRIBUTE = {6: "graph", 11: "graph", 22: "sparse", 23: "sparse"}
_FIXED = {1: 8, 5: 4}  # bytes by wire type
_VARINT, _DELIMITED = 0, 2
_DEEPEST = 50  # protocol buffers end at a hundred messages in one another, which are fewer graphs


def unbounded_part(data: bytes) -> str | None:
    """A "loop" or a "sparse tensor" where the model has one, which no net for faces does; of subgraphs it may have
    those of If. Raises ValueError for what is no protocol buffer."""
    try:
        return _first_of(_parts(memoryview(data), _MODEL), 0)
    except IndexError as error:
        raise ValueError("cut off in a number") from error


def _first_of(parts: Iterator[tuple[str, memoryview]], depth: int) -> str | None:
    found = (_in_part(kind, part, depth) for kind, part in parts)
    return next((one for one in found if one), None)


def _in_part(kind: str, part: memoryview, depth: int) -> str | None:
    if kind == "sparse":
        return "sparse tensor"
    if kind == "node":
        return _in_node(part, depth)
    return _first_of(_parts(part, _GRAPH if kind == "graph" else _FUNCTION), depth)


def _in_node(node: memoryview, depth: int) -> str | None:
    parts = list(_parts(node, _NODE))
    kinds = {bytes(part) for kind, part in parts if kind == "kind"}
    for _, attribute in (pair for pair in parts if pair[0] == "attribute"):
        for kind, part in _parts(attribute, _ATTRIBUTE):
            if kind == "graph" and (kinds != {b"If"} or depth == _DEEPEST):
                return "loop"
            if found := _in_part(kind, part, depth + 1):
                return found
    return None


def _parts(message: memoryview, form: Mapping[int, str]) -> Iterator[tuple[str, memoryview]]:
    """The fields of ``message`` that ``form`` names. Raises IndexError or ValueError for what is no message."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        field, wire = key >> 3, key & 7
        length = _FIXED.get(wire, 0)
        if wire in {_VARINT, _DELIMITED}:
            value, at = _number(message, at)
            length = value if wire == _DELIMITED else 0
        elif not length:
            raise ValueError(f"wire type {wire}")
        if at + length > len(message):
            raise ValueError("a length beyond the end")
        if wire == _DELIMITED and field in form:
            yield form[field], message[at : at + length]
        at += length


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """A varint and the place behind it."""
    value = 0
    for shift in range(0, 70, 7):
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & (1 << 64) - 1, at
    raise ValueError("a number without an end")
