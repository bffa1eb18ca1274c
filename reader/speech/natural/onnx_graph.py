"""Make a Piper model report how long each phoneme lasts.

The model computes the durations and rounds them up (the operator Ceil), but returns only the sound. An ONNX
file is a protobuf message, and appending a message merges it: so the durations become a second output
without a library for ONNX. Field numbers: github.com/onnx/onnx, onnx.proto3.
"""

from __future__ import annotations

from collections.abc import Iterator

_GRAPH = 7  # of ModelProto
_NODE, _OUTPUT = 1, 12  # of GraphProto
_NODE_OUTPUT, _NODE_OPERATOR = 2, 4  # of NodeProto
_NAME = 1  # of ValueInfoProto
_VARINT, _BYTES = 0, 2  # protobuf's wire types
_FIXED_SIZES = {1: 8, 5: 4}  # the bytes of the others


def with_durations(model: bytes) -> bytes:
    """The model with its durations as a second output. Raises ValueError if it computes none."""
    for graph in _fields(memoryview(model), _GRAPH):
        for node in _fields(graph, _NODE):
            name = next(_fields(node, _NODE_OUTPUT), None)
            if name is not None and b"Ceil" in map(bytes, _fields(node, _NODE_OPERATOR)):
                return model + _field(_GRAPH, _field(_OUTPUT, _field(_NAME, bytes(name))))
    raise ValueError("not a Piper model")


def _fields(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """The values of the field `wanted`, which holds bytes. Raises ValueError for damaged data."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        kind = key & 7
        if kind == _VARINT:
            _, place = _varint(message, place)
            continue
        if kind != _BYTES and kind not in _FIXED_SIZES:
            raise ValueError("a damaged model")
        size, place = _varint(message, place) if kind == _BYTES else (_FIXED_SIZES[kind], place)
        if place + size > len(message):
            raise ValueError("a damaged model")
        if kind == _BYTES and key >> 3 == wanted:
            yield message[place : place + size]
        place += size


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    """A number, and the place after it."""
    value = shift = 0
    while place < len(message) and shift < 64:
        octet = message[place]
        place += 1
        value |= (octet & 127) << shift
        if octet < 128:
            return value, place
        shift += 7
    raise ValueError("a damaged model")


def _field(number: int, value: bytes) -> bytes:
    size, octets = len(value), bytearray()
    while size > 127:
        octets.append(size & 127 | 128)
        size >>= 7
    octets.append(size)
    return bytes([number << 3 | _BYTES]) + bytes(octets) + value
