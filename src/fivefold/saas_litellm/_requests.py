"""What is sent: the client's own team and model filled in, and checked where the service would crash. No I/O."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID, uuid4

from .._codec import told
from .._options import Options
from .._unset import NotGiven
from ..errors import ConfigurationError
from ._guide import Message

T = TypeVar("T")

#: Asked for where a call names no model, and the client has none of its own.
MODEL: Final = "gpt-4"
#: The longest texts that the service stores; longer ones crash it.
JOB_TYPE, PURPOSE, ERROR_MESSAGE = 100, 200, 1000
#: Where the mark of a job that this library made is kept in its metadata; taken out when it is read.
MARK: Final = "fivefold_mark"


def team_of(own: Options) -> str:
    """The client's team. Raises ConfigurationError when it has none."""
    team: str | None = own.settings["team_id"]
    if not team:
        raise ConfigurationError("team_id: this call needs the client's team: give team_id or set SAAS_LITELLM_TEAM_ID")
    return team


def model_of(own: Options) -> str:
    """The client's model."""
    return own.settings["model"] or MODEL


def given_or(value: T | NotGiven | None, own: Callable[[], T]) -> T:
    """What a caller gives, be it an empty text; else the client's own."""
    return own() if value is None or isinstance(value, NotGiven) else value


def job_of(job_id: UUID | str) -> str:
    """The id of a job. Raises ValueError: the service crashes over an id that is no UUID."""
    try:
        return str(job_id if isinstance(job_id, UUID) else UUID(job_id))
    except (ValueError, TypeError, AttributeError):
        raise ValueError(f"job_id: expected a UUID, got {told(job_id)}") from None


def short(name: str, text: str | None, most: int) -> str | None:
    """A text that the service can store. Raises ValueError, TypeError."""
    if text is not None and not isinstance(text, str):
        raise TypeError(f"{name}: expected a text, got {type(text).__name__}")
    if text is not None and len(text) > most:
        raise ValueError(f"{name}: at most {most} characters, got {len(text)}")
    return text


def mark() -> str:
    """What tells a write of ours from all others, so that it can be found when its answer is lost."""
    return f"fivefold-{uuid4().hex}"


def without_mark(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Metadata as it was given."""
    return {name: value for name, value in metadata.items() if name != MARK}


def chat_body(
    own: Options,
    messages: Sequence[Mapping[str, Any] | Message],
    *,
    model: str | None = None,
    stop: str | Sequence[str] | None = None,
    purpose: str | None = None,
    **parameters: Any,
) -> dict[str, Any]:
    """The body of a call to a model: what is None is left out, a single stop text becomes a list of one."""
    parameters |= {"model": given_or(model, lambda: model_of(own)), "stop": listed(stop), "purpose": purpose}
    short("purpose", purpose, PURPOSE)
    return {"messages": spoken(messages), **{name: value for name, value in parameters.items() if value is not None}}


def listed(stop: str | Sequence[str] | None) -> Sequence[str] | None:
    """Texts that end an answer: the service refuses a single one that is not in a list."""
    return [stop] if isinstance(stop, str) else stop


def spoken(messages: Any) -> Any:
    """A conversation as plain objects; anything else is left for the check of the body."""
    if not isinstance(messages, list | tuple):
        return messages
    return [each.to_dict() if isinstance(each, Message) else each for each in messages]
