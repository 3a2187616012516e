"""Columns of numbers as bytes of an entry: the low byte first, whatever the machine."""

from __future__ import annotations

import sys
from array import array
from typing import Any


def read_array(code: str, data: bytes) -> array[Any]:
    """The numbers of an entry; ``code`` as of `array.array`.

    ValueError where bytes are left over.
    """
    values: array[Any] = array(code, data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def array_bytes(values: array[Any]) -> bytes:
    """The numbers as an entry keeps them."""
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()
