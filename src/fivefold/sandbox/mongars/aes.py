"""AES-128 in CBC mode, as FIPS 197 spells it: for a test server, not for secrets. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["BLOCK", "decrypt", "encrypt"]

BLOCK = 16
_ROUNDS = 10
_SHIFTED = [(index + 4 * (index % 4)) % BLOCK for index in range(BLOCK)]
_UNSHIFTED = [_SHIFTED.index(index) for index in range(BLOCK)]
_MIX, _UNMIX = (2, 3, 1, 1), (14, 11, 13, 9)


def _times(a: int, b: int) -> int:
    """The product in the field of AES."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _inverse(value: int) -> int:
    """What gives 1 when multiplied with the value: its 254th power."""
    power = 1
    for _ in range(7):
        value = _times(value, value)
        power = _times(power, value)
    return power


def _substitute(value: int) -> int:
    turned = inverse = _inverse(value)
    for shift in range(1, 5):
        turned ^= (inverse << shift | inverse >> (8 - shift)) & 0xFF
    return turned ^ 0x63


_BOX = [_substitute(value) for value in range(256)]
_UNBOX = [_BOX.index(value) for value in range(256)]
_PRODUCTS = {factor: [_times(factor, value) for value in range(256)] for factor in {*_MIX, *_UNMIX}}


def encrypt(key: bytes, start: bytes, content: bytes) -> bytes:
    """Content in whole blocks, encrypted; `start` is the initialization vector."""
    keys, made = _round_keys(key), [start]
    for block in _blocks(content):
        state = _added(_added(block, made[-1]), keys[0])
        for number in range(1, _ROUNDS + 1):
            state = [_BOX[state[index]] for index in _SHIFTED]
            state = _added(state if number == _ROUNDS else _mixed(state, _MIX), keys[number])
        made.append(bytes(state))
    return b"".join(made[1:])


def decrypt(key: bytes, start: bytes, content: bytes) -> bytes:
    """Content in whole blocks, decrypted; `start` is the initialization vector."""
    keys, made, before = _round_keys(key), list[int](), start
    for block in _blocks(content):
        state = list(block)
        for number in range(_ROUNDS, 0, -1):
            state = _added(state, keys[number])
            state = state if number == _ROUNDS else _mixed(state, _UNMIX)
            state = [_UNBOX[state[index]] for index in _UNSHIFTED]
        made += _added(_added(state, keys[0]), before)
        before = block
    return bytes(made)


def _blocks(content: bytes) -> list[bytes]:
    return [content[place : place + BLOCK] for place in range(0, len(content), BLOCK)]


def _added(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a ^ b for a, b in zip(one, other, strict=True)]


def _mixed(state: Sequence[int], factors: Sequence[int]) -> list[int]:
    columns = [state[place : place + 4] for place in range(0, BLOCK, 4)]
    mixed: list[int] = []
    for column in columns:
        for row in range(4):
            value = 0
            for index in range(4):
                value ^= _PRODUCTS[factors[(index - row) % 4]][column[index]]
            mixed.append(value)
    return mixed


def _round_keys(key: bytes) -> list[list[int]]:
    words = [list(key[place : place + 4]) for place in range(0, len(key), 4)]
    constant = 1
    while len(words) < 4 * (_ROUNDS + 1):
        word = words[-1]
        if len(words) % 4 == 0:
            word = [_BOX[value] for value in (*word[1:], word[0])]
            word[0] ^= constant
            constant = _times(constant, 2)
        words.append(_added(word, words[-4]))
    return [sum(words[place : place + 4], list[int]()) for place in range(0, len(words), 4)]
