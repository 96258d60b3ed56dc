"""What is sent: the client's own team and model filled in, and checked where the service would crash. No I/O."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from .._options import Options
from .exceptions import ConfigurationError

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


def job_of(job_id: UUID | str) -> str:
    """The id of a job. Raises ValueError: the service crashes over an id that is no UUID."""
    try:
        return str(UUID(str(job_id)))
    except ValueError:
        raise ValueError(f"job_id: expected a UUID, got {str(job_id)[:60]!r}") from None


def short(name: str, text: str | None, most: int) -> str | None:
    """A text that the service can store. Raises ValueError."""
    if text is not None and len(text) > most:
        raise ValueError(f"{name}: at most {most} characters, got {len(text)}")
    return text


def mark() -> str:
    """What tells a write of ours from all others, so that it can be found when its answer is lost."""
    return f"fivefold-{uuid4().hex}"


def chat_body(
    own: Options, messages: Sequence[Mapping[str, Any]], *, stop: str | Sequence[str] | None = None, **parameters: Any
) -> dict[str, Any]:
    """The body of a call to a model: what is None is left out, a single stop text becomes a list of one."""
    parameters["model"] = parameters.get("model") or model_of(own)
    parameters["stop"] = [stop] if isinstance(stop, str) else stop
    short("purpose", parameters["purpose"], PURPOSE)
    return {"messages": messages, **{name: value for name, value in parameters.items() if value is not None}}
