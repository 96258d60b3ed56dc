"""Who else is on the matrix, and what each was told. No I/O."""

from pathlib import Path

from attrs import frozen

from ..contender import Twin

ROOT = Path(__file__).parents[3]
CACHE = ROOT / ".cache" / "faults"
#: Where the stock clients are generated, as packages named `stock_SERVICE`.
GENERATED = CACHE / "stock-generated"

_BOTH: tuple[Twin, ...] = ("sync", "async")


@frozen
class Other:
    """A client of others.

    Attributes:
        name: As the table calls it.
        requirements: What is installed, with exact versions of what is measured.
        columns: Each service that it is played on, with its twins.
        told: What it was told, besides an address and a key.
        patience: How long a call may take by that.
        own: The exceptions that its documentation tells callers to expect.
        missing: What was not measured, and why.
    """

    name: str
    requirements: tuple[str, ...]
    columns: tuple[tuple[str, Twin], ...]
    told: str
    patience: str
    own: str
    missing: str

    @property
    def module(self) -> str:
        """What of `clients` makes its contenders."""
        return self.name.split("-")[0]


def _twins(*services: str) -> tuple[tuple[str, Twin], ...]:
    return tuple((service, twin) for service in services for twin in _BOTH)


OTHERS = (
    Other(
        "openai",
        ("openai==3.52.0",),
        _twins("lmstudio"),
        "a timeout of 0.5 s; its own two retries",
        "3 s: three tries, and pauses of 0.5 s and 1 s",
        "`openai.OpenAIError` and what is below it",
        "LM Studio's native API, which it does not have",
    ),
    Other(
        "anthropic",
        ("anthropic==2.11.0",),
        _twins("messages"),
        "a timeout of 0.5 s; its own two retries",
        "3 s: three tries, and pauses of 0.5 s and 1 s",
        "`anthropic.AnthropicError` and what is below it",
        "all of the five services: none of them has its Messages API, so it is played on a small service that speaks "
        "it, and that nobody else is played on",
    ),
    Other(
        "arguslm",
        ("arguslm==0.2.0",),
        _twins("arguslm"),
        "a timeout of 0.5 s; its own two retries",
        "1.5 s: three tries, without pauses",
        "`arguslm.exceptions.ArgusLMError` and what is below it",
        "the watching of a benchmark, which it has on asyncio only",
    ),
    Other(
        "synthgen-client",
        ("synthgen-client==0.0.7", "python-dotenv==1.2.4"),
        (("synthgen", "sync"),),
        "a timeout of 0.5 s; ten tries with pauses of 5 s between them cannot be changed",
        "50 s: ten tries, and nine pauses",
        "`synthgen.exceptions.SyntheticDataClientError` and what is below it",
        "asyncio, which it does not have; a good certificate of the test's authority, which it cannot be told to "
        "trust; huge bodies; waiting for a batch, and what is read as `get_batch` is. It imports python-dotenv, which "
        "it does not ask for and which is installed beside it, and has no `close`",
    ),
    Other(
        "stock",
        ("openapi-python-client==0.29.1",),
        _twins("arguslm", "mongars", "lmstudio", "synthgen", "saas_litellm"),
        "a timeout of 0.5 s, and to raise on a status that the document does not name; it has no retries",
        "1.2 s",
        "`UnexpectedStatus`, every `httpx.HTTPError`, and the answers of a documented error, which it returns",
        "streams, sockets and waiting, which it does not generate; the CSV of ArgusLM, which its code takes for JSON, "
        "so that it fails also when nothing goes wrong",
    ),
)
NAMED = {other.name: other for other in OTHERS}
