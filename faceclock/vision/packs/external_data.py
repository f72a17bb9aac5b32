"""Does an ONNX model keep tensors in other files? Such a reference may point anywhere on the disk."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from faceclock.domain.errors import PackProblem


def refers_to_external_data(data: bytes, name: str) -> bool:
    """True when any tensor of the model lies outside ``data``. Raises PackProblem when it is not ONNX.

    A reference must carry the key "location", and a protocol buffer stores text as it is. Models without
    that word, which is nearly all of them, are thus cleared without the price of importing onnx.
    """
    return b"location" in data and any(map(_is_external, _tensors(parse_model(data, name))))


def parse_model(data: bytes, name: str) -> Any:
    """The ModelProto; nothing but ``data`` is read. Raises PackProblem naming the file."""
    import onnx
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]

    try:
        return onnx.load_model_from_string(data)
    except DecodeError as error:
        raise PackProblem(f"{name} is damaged or no ONNX model; fetch it again.") from error


def _is_external(tensor: Any) -> bool:
    return bool(tensor.external_data) or tensor.data_location == tensor.EXTERNAL


def _tensors(message: Any) -> Iterator[Any]:
    """Every TensorProto below ``message``, however deep: initialisers, attributes, subgraphs, functions."""
    if message.DESCRIPTOR.name == "TensorProto":
        yield message
        return
    for field, value in message.ListFields():
        if field.type == field.TYPE_MESSAGE:
            parts = [value] if hasattr(value, "ListFields") else value
            yield from chain.from_iterable(map(_tensors, parts))
