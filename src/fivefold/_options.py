"""The options of a client: argument, then environment, then config file, then the service's default."""

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve, field, frozen

from . import __version__, _arguments
from ._admission import Admission
from ._base_url import split_base_url
from ._codec import told
from ._deadline import LONGEST_WAIT
from ._keys import USUAL, USUAL_OPTION, Carrier, Keys, printable, resolved
from ._redact import secret_values
from ._retry import MOST_RETRIES, RetryConfig
from ._unset import NOT_GIVEN, NotGiven
from .call import Operation
from .errors import APIError, ConfigurationError

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


@frozen
class Service:
    """What is constant per service: its name, where it usually is, and its limits.

    `errors` names the module that declares its error classes. `first_byte` is how long a language model may take until
    its answer begins, None for as long as anything else. `prefix` is a part of the base URL that callers may leave out.
    `carriers` and `keys` tell per kind of access how its key is sent, and which option holds it. `refined` finds the
    class for a refusal whose body tells more than its status. `admission` is what a call needs besides its request.
    """

    name: str
    errors: str
    base_url: str
    environment: Mapping[str, str] = field(repr=False)
    timeout: float = 30.0
    connect_timeout: float = 5.0
    first_byte: float | None = None
    retry: RetryConfig = field(factory=RetryConfig)
    prefix: str = ""
    carriers: Mapping[str, Carrier] = field(default=USUAL, repr=False)
    keys: Mapping[str, str] = field(default=USUAL_OPTION, repr=False)
    refined: Callable[[type[APIError], Any], type[APIError]] = field(default=lambda kind, body: kind, repr=False)
    admission: type[Admission] = field(default=Admission, repr=False)


@frozen
class Options:
    """What one client, or one view of it, does with a call. Times in seconds."""

    base_url: str
    headers: Mapping[str, str] = field(repr=False)
    keys: Keys
    secrets: frozenset[str] = field(repr=False)
    timeout: float | None
    connect_timeout: float | None
    first_byte: float | None
    retry: RetryConfig
    deadline: float | None
    max_response_bytes: int
    #: What was given: a deadline that was chosen stays when the timeout changes; a view connects as long as its client.
    deadline_chosen: bool = False
    connect_default: float | None = 5.0
    #: What only this service has, such as the team of a SaaS LiteLLM client.
    settings: Mapping[str, Any] = field(factory=dict, repr=False)

    def patience(self, operation: Operation[Any]) -> float | None:
        """Seconds to wait for each step of a try."""
        return self.first_byte if operation.generates else self.timeout

    def deadline_of(self, operation: Operation[Any], *, stream: bool) -> float | None:
        """Seconds for a whole call: a stream has none and a generation has more, unless one was chosen."""
        if self.deadline_chosen or not (stream or operation.generates):
            return self.deadline
        return None if stream else default_deadline(self.first_byte, self.retry)

    def hiding(self, secrets: frozenset[str]) -> "Options":
        """The same, with more that must not show."""
        return evolve(self, secrets=self.secrets | secrets)

    def changed(
        self,
        *,
        timeout: Any = NOT_GIVEN,
        max_retries: int | NotGiven = NOT_GIVEN,
        retry: RetryConfig | NotGiven = NOT_GIVEN,
        deadline: float | NotGiven | None = NOT_GIVEN,
        headers: Mapping[str, str] | None = None,
    ) -> "Options":
        """The same options with some set anew. A deadline that was not chosen follows the new timeout and retries."""
        chosen: dict[str, Any] = {}
        if not isinstance(timeout, NotGiven):
            chosen |= timeouts(timeout, self.timeout, self.connect_default, self.first_byte)
        if not isinstance(retry, NotGiven):
            chosen["retry"] = checked_policy(retry)
        if not isinstance(max_retries, NotGiven):
            chosen["retry"] = evolve(chosen.get("retry", self.retry), max_retries=max_retries)
        if not isinstance(deadline, NotGiven):
            chosen |= {"deadline": seconds("deadline", deadline), "deadline_chosen": True}
        elif chosen and not self.deadline_chosen:
            chosen["deadline"] = default_deadline(chosen.get("timeout", self.timeout), chosen.get("retry", self.retry))
        if headers:
            added = checked_headers(headers)
            chosen |= {"headers": {**self.headers, **added}, "secrets": self.secrets | secret_values(added)}
        return evolve(self, **chosen)


def default_deadline(timeout: float | None, retry: RetryConfig) -> float | None:
    """Seconds for a whole call: every try may use its timeout, and a minute goes to the pauses."""
    return None if timeout is None else timeout * (min(retry.max_retries, MOST_RETRIES) + 1) + 60.0


def seconds(name: str, value: Any) -> float | None:
    """A number of seconds above zero, or None.

    Raises:
        ConfigurationError: it is anything else.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= sys.float_info.max:
        raise ConfigurationError(f"{name}: expected seconds above 0 or None, got {told(value)}")
    return min(float(value), LONGEST_WAIT)


def timeouts(
    value: Any, default: float | None, connect: float | None, first_byte: float | None
) -> dict[str, float | None]:
    """`timeout` as given: None for the defaults, seconds, or an httpx.Timeout. Who gives one means generations too."""
    if value is None:
        return {"timeout": default, "connect_timeout": connect, "first_byte": first_byte}
    if hasattr(value, "connect") and hasattr(value, "read"):
        whole, connect = seconds("timeout.read", value.read), seconds("timeout.connect", value.connect)
    else:
        whole = seconds("timeout", value)
        connect = connect if whole is None or connect is None else min(connect, whole)
    return {"timeout": whole, "connect_timeout": connect, "first_byte": whole}


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Header names in lower case, checked for what would break a request apart."""
    if not isinstance(headers, Mapping):
        raise ConfigurationError(f"headers: expected a mapping, got {type(headers).__name__}")
    for name, value in headers.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise ConfigurationError("headers: expected names and values of type str")
        if not _HEADER_NAME.fullmatch(name) or not printable(value):
            raise ConfigurationError(f"headers: {told(name)} or its value holds what a header cannot")
    return {name.lower(): str.__str__(value) for name, value in headers.items()}


@frozen
class Sources:
    """Where an option may come from; the first that has it wins."""

    service: Service
    environment: Mapping[str, str] = field(factory=lambda: os.environ, repr=False)
    file: Mapping[str, Any] = field(factory=dict, repr=False)

    @classmethod
    def of(cls, service: Service, config_file: str | os.PathLike[str] | None) -> "Sources":
        """The environment, and the config file if one is named. Nothing is searched for."""
        path = config_file or os.environ.get("FIVEFOLD_CONFIG")
        if not path:
            return cls(service)
        try:
            _arguments.path("config_file", path)
        except (TypeError, ValueError) as error:
            raise ConfigurationError(str(error)) from None
        return cls(service, file=read_config(os.fspath(path), service.name))

    def find(self, option: str, given: Any) -> Any:
        """The value of an option as it stands there, or None."""
        value = given
        if value is None:
            value = self.environment.get(self.service.environment.get(option, "")) or None
        return self.file.get(option) if value is None else value

    def _setting(self, option: str, given: Any) -> Any:
        found = resolved(option, self.find(option, given), self.environment)
        if found is not None and not (isinstance(found, str) and found.isprintable()):
            raise ConfigurationError(f"{option}: expected a line of text, got {told(found)}")
        return found

    def options(
        self,
        base_url: str | None,
        keys: Mapping[str, str | None],
        *,
        timeout: Any,
        max_retries: int | None,
        retry: RetryConfig | None,
        deadline: float | NotGiven | None,
        headers: Mapping[str, str] | None,
        max_response_bytes: int,
        settings: Mapping[str, str | None] | None = None,
    ) -> Options:
        """The options of a new client. Raises ConfigurationError."""
        service = self.service
        given = resolved("base_url", self.find("base_url", base_url), self.environment)
        url, authorization, secrets = split_base_url("base_url", service.base_url if given is None else given)
        url = url.removesuffix(service.prefix)
        found = {kind: self.find(option, keys.get(option)) for kind, option in service.keys.items()}
        held = Keys(service.keys, {kind: key for kind, key in found.items() if key not in (None, "")}, self.environment)
        sent = checked_headers({"user-agent": f"fivefold/{__version__}", **({} if held.get("key") else authorization)})
        sent |= checked_headers({} if headers is None else headers)
        first_byte = service.first_byte or service.timeout
        times = timeouts(self.find("timeout", timeout), service.timeout, service.connect_timeout, first_byte)
        policy, most = checked_policy(retry or service.retry), self.find("max_retries", max_retries)
        policy = policy if most is None else evolve(policy, max_retries=most)
        chosen = self.file.get("deadline", NOT_GIVEN) if isinstance(deadline, NotGiven) else deadline
        default = isinstance(chosen, NotGiven)
        return Options(
            base_url=url,
            headers=sent,
            keys=held,
            secrets=secrets | secret_values(sent),
            retry=policy,
            deadline=default_deadline(times["timeout"], policy) if default else seconds("deadline", chosen),
            deadline_chosen=not default,
            connect_default=service.connect_timeout,
            settings={name: self._setting(name, value) for name, value in (settings or {}).items()},
            max_response_bytes=checked_size(max_response_bytes),
            **times,
        )


def checked_policy(policy: Any) -> RetryConfig:
    """A retry policy. Raises ConfigurationError."""
    if not isinstance(policy, RetryConfig):
        raise ConfigurationError(f"retry: expected a RetryConfig, got {told(policy)}")
    return policy


def checked_size(size: Any) -> int:
    """A number of bytes. Raises ConfigurationError."""
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise ConfigurationError(f"max_response_bytes: expected an integer of 1 or more, got {told(size)}")
    return size


def read_config(path: str, service: str) -> Mapping[str, Any]:
    """The settings for one service: a table of a TOML file, or a flat JSON object.

    Raises:
        ConfigurationError: the file cannot be read, or does not hold that.
    """
    import tomllib  # only a client with a config file needs it

    shown, settings, problem = path[-200:], None, ""
    try:
        with open(path, "rb") as file:
            settings = json.load(file) if path.endswith(".json") else tomllib.load(file).get(service, {})
    except OSError as error:
        problem = str(error.strerror)
    except (ValueError, RecursionError) as error:
        problem = str(error)
    if problem:  # not within `except`: those errors hold the whole text of the file, and every key in it
        raise ConfigurationError(f"config_file: cannot read {shown!r}: {problem}")
    if not isinstance(settings, dict):
        raise ConfigurationError(f"config_file: {shown!r} holds no settings for {service}")
    return settings
