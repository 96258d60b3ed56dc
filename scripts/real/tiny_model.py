"""A language model of random numbers, small enough to make in a moment: a llama in the GGUF format, version 3."""

import random
import struct
from array import array
from math import prod
from pathlib import Path
from typing import Any

WIDTH, INNER, LAYERS, HEADS, CONTEXT = 64, 128, 2, 4, 512
_LETTERS = [bytes([letter]) for letter in range(ord("a"), ord("z") + 1)]
_BYTES = [b"<0x%02X>" % value for value in range(256)]
TOKENS = [b"<unk>", b"<s>", b"</s>", *_BYTES, *(b"\xe2\x96\x81" + letter for letter in _LETTERS), *_LETTERS]
#: What kind of token each is: unknown, control, byte, normal.
KINDS = [2, 3, 3, *[6] * len(_BYTES), *[1] * (2 * len(_LETTERS))]

#: How the format numbers the types of single values and of those in lists, and how one is packed.
_KINDS: dict[type, tuple[int, int]] = {int: (4, 5), float: (6, 6), bytes: (8, 8)}
_PACKED: dict[type, str] = {int: "<I", float: "<f"}
_LIST = 9
_ALIGNMENT = 32

METADATA: dict[str, Any] = {
    "general.architecture": b"llama",
    "llama.context_length": CONTEXT,
    "llama.embedding_length": WIDTH,
    "llama.block_count": LAYERS,
    "llama.feed_forward_length": INNER,
    "llama.attention.head_count": HEADS,
    "llama.attention.head_count_kv": HEADS,
    "llama.attention.layer_norm_rms_epsilon": 1e-5,
    "llama.rope.dimension_count": WIDTH // HEADS,
    "llama.vocab_size": len(TOKENS),
    "tokenizer.ggml.model": b"llama",
    "tokenizer.ggml.tokens": TOKENS,
    "tokenizer.ggml.scores": [0.0] * len(TOKENS),
    "tokenizer.ggml.token_type": KINDS,
    "tokenizer.ggml.bos_token_id": 1,
    "tokenizer.ggml.eos_token_id": 2,
    "tokenizer.ggml.unknown_token_id": 0,
}


def tensors() -> dict[str, tuple[int, ...]]:
    """The tensors by name: their sizes, the fastest running one first. Those of one size are all ones."""
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (WIDTH, len(TOKENS)),
        "output_norm.weight": (WIDTH,),
        "output.weight": (WIDTH, len(TOKENS)),
    }
    for layer in range(LAYERS):
        block = {
            **dict.fromkeys(("attn_norm", "ffn_norm"), (WIDTH,)),
            **dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_output"), (WIDTH, WIDTH)),
            **dict.fromkeys(("ffn_gate", "ffn_up"), (WIDTH, INNER)),
            "ffn_down": (INNER, WIDTH),
        }
        shapes.update({f"blk.{layer}.{name}.weight": shape for name, shape in block.items()})
    return shapes


def write_model(path: Path) -> None:
    """Write the model, the same bytes each time."""
    chance = random.Random(0)
    head = [b"GGUF", struct.pack("<IQQ", 3, len(tensors()), len(METADATA))]
    for key, value in METADATA.items():
        head += [_text(key.encode()), _value(value)]
    data = bytearray()
    for name, shape in tensors().items():
        head.append(_text(name.encode()) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, len(data)))
        numbers = [1.0 if len(shape) == 1 else chance.gauss(0, 0.1) for _ in range(prod(shape))]
        data += array("f", numbers).tobytes()
        data += bytes(-len(data) % _ALIGNMENT)
    begin = b"".join(head)
    path.write_bytes(begin + bytes(-len(begin) % _ALIGNMENT) + data)


def _text(text: bytes) -> bytes:
    return struct.pack("<Q", len(text)) + text


def _value(value: Any) -> bytes:
    if isinstance(value, list):
        head = struct.pack("<IIQ", _LIST, _KINDS[type(value[0])][1], len(value))
        return head + b"".join(map(_item, value))
    return struct.pack("<I", _KINDS[type(value)][0]) + _item(value)


def _item(value: Any) -> bytes:
    return _text(value) if isinstance(value, bytes) else struct.pack(_PACKED[type(value)], value)
