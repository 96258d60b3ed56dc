"""The options of a client: argument, then environment, then config file, then the service's default."""

import json
import os
import re
from collections.abc import Callable, Mapping
from math import inf
from typing import Any

from attrs import evolve, field, frozen

from . import __version__
from ._base_url import split_base_url
from ._redact import secret_values
from ._retry import RetryConfig
from ._unset import NOT_GIVEN, NotGiven
from .errors import ConfigurationError

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


@frozen
class Service:
    """What is constant per service: its name, where it usually is, and its limits.

    `errors` names the module that declares its error classes; `secrets` are the options that never show.
    """

    name: str
    errors: str
    base_url: str
    environment: Mapping[str, str] = field(repr=False)
    timeout: float = 30.0
    connect_timeout: float = 5.0
    retry: RetryConfig = field(factory=RetryConfig)
    credentials: Callable[[str], Mapping[str, str]] = lambda key: {"authorization": f"Bearer {key}"}


@frozen
class Options:
    """What one client, or one view of it, does with a call. Times in seconds."""

    base_url: str
    headers: Mapping[str, str] = field(repr=False)
    secrets: frozenset[str] = field(repr=False)
    timeout: float | None
    connect_timeout: float | None
    retry: RetryConfig
    deadline: float | None
    max_response_bytes: int
    #: `env:NAME` when the key was given so: then a pickle holds that name in place of the key.
    key_from: str | None = None
    #: What was given: a deadline that was chosen stays when the timeout changes; a view connects as long as its client.
    deadline_chosen: bool = False
    connect_default: float | None = 5.0

    def packed(self, service: Service) -> "Options":
        """The options as they are pickled: without a key that the other process can look up by name."""
        if self.key_from is None:
            return self
        key = Sources(service).resolved("api_key", self.key_from)
        kept = {name: value for name, value in self.headers.items() if service.credentials(key).get(name) != value}
        return evolve(self, secrets=self.secrets - key_secrets(service, key), headers=kept)

    def unpacked(self, service: Service) -> "Options":
        """The options as they were, in another process. Raises ConfigurationError."""
        if self.key_from is None:
            return self
        key = Sources(service).resolved("api_key", self.key_from)
        headers = {**service.credentials(key), **self.headers}
        return evolve(self, secrets=self.secrets | key_secrets(service, key), headers=headers)

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
            chosen |= timeouts(timeout, self.timeout, self.connect_default)
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
    return None if timeout is None else timeout * (retry.max_retries + 1) + 60.0


def seconds(name: str, value: Any) -> float | None:
    """A number of seconds above zero, or None.

    Raises:
        ConfigurationError: it is anything else.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < inf:
        raise ConfigurationError(f"{name}: expected seconds above 0 or None, got {value!r}")
    return float(value)


def timeouts(value: Any, default: float | None, connect: float | None) -> dict[str, float | None]:
    """`timeout` as given: None for the default, seconds, or an httpx.Timeout."""
    if value is None:
        return {"timeout": default, "connect_timeout": connect}
    if hasattr(value, "connect") and hasattr(value, "read"):
        return {
            "timeout": seconds("timeout.read", value.read),
            "connect_timeout": seconds("timeout.connect", value.connect),
        }
    whole = seconds("timeout", value)
    return {"timeout": whole, "connect_timeout": connect if whole is None or connect is None else min(connect, whole)}


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Header names in lower case, checked for what would break a request apart."""
    if not isinstance(headers, Mapping):
        raise ConfigurationError(f"headers: expected a mapping, got {type(headers).__name__}")
    for name, value in headers.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise ConfigurationError("headers: expected names and values of type str")
        if not _HEADER_NAME.fullmatch(name) or not printable(value):
            raise ConfigurationError(f"headers: {name!r} or its value holds what a header cannot")
    return {name.lower(): value for name, value in headers.items()}


def printable(text: str) -> bool:
    """Whether a text can be the value of a header."""
    return text.isascii() and text.isprintable() and text == text.strip()


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
        return cls(service, file=read_config(os.fspath(path), service.name) if path else {})

    def find(self, option: str, given: Any) -> Any:
        """The value of an option as it stands there, or None."""
        value = given
        if value is None:
            value = self.environment.get(self.service.environment.get(option, "")) or None
        return self.file.get(option) if value is None else value

    def resolved(self, option: str, value: Any) -> Any:
        """A value `env:NAME` stands for that environment variable. Raises ConfigurationError."""
        if not isinstance(value, str) or not value.startswith("env:"):
            return value
        name = value[4:]
        if name not in self.environment:
            raise ConfigurationError(f"{option}: the environment variable {name} is not set")
        return self.environment[name]

    def options(
        self,
        base_url: str | None,
        api_key: str | None,
        *,
        timeout: Any,
        max_retries: int | None,
        retry: RetryConfig | None,
        deadline: float | NotGiven | None,
        headers: Mapping[str, str] | None,
        max_response_bytes: int,
    ) -> Options:
        """The options of a new client. Raises ConfigurationError."""
        service = self.service
        given = self.resolved("base_url", self.find("base_url", base_url))
        url, authorization, secrets = split_base_url("base_url", service.base_url if given is None else given)
        key_given = self.find("api_key", api_key)
        if key_given:
            key = checked_key(self.resolved("api_key", key_given))
            authorization, secrets = service.credentials(key), secrets | key_secrets(service, key)
        sent = checked_headers({"user-agent": f"fivefold/{__version__}", **authorization})
        sent |= checked_headers({} if headers is None else headers)
        times = timeouts(self.find("timeout", timeout), service.timeout, service.connect_timeout)
        policy, most = checked_policy(retry or service.retry), self.find("max_retries", max_retries)
        policy = policy if most is None else evolve(policy, max_retries=most)
        chosen = self.file.get("deadline", NOT_GIVEN) if isinstance(deadline, NotGiven) else deadline
        default = isinstance(chosen, NotGiven)
        return Options(
            base_url=url,
            headers=sent,
            secrets=secrets | secret_values(sent),
            key_from=key_given if isinstance(key_given, str) and key_given.startswith("env:") else None,
            retry=policy,
            deadline=default_deadline(times["timeout"], policy) if default else seconds("deadline", chosen),
            deadline_chosen=not default,
            connect_default=service.connect_timeout,
            max_response_bytes=checked_size(max_response_bytes),
            **times,
        )


def key_secrets(service: Service, key: str) -> frozenset[str]:
    """What must not show of a key."""
    return frozenset({key}) | secret_values(service.credentials(key))


def checked_key(key: Any) -> str:
    """A key that fits into a header. The error does not show it."""
    if not isinstance(key, str) or not printable(key):
        raise ConfigurationError("api_key: it holds what a header cannot")
    return key


def checked_policy(policy: Any) -> RetryConfig:
    """A retry policy. Raises ConfigurationError."""
    if not isinstance(policy, RetryConfig):
        raise ConfigurationError(f"retry: expected a RetryConfig, got {policy!r}")
    return policy


def checked_size(size: Any) -> int:
    """A number of bytes. Raises ConfigurationError."""
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise ConfigurationError(f"max_response_bytes: expected an integer of 1 or more, got {size!r}")
    return size


def read_config(path: str, service: str) -> Mapping[str, Any]:
    """The settings for one service: a table of a TOML file, or a flat JSON object.

    Raises:
        ConfigurationError: the file cannot be read, or does not hold that.
    """
    import tomllib  # only a client with a config file needs it

    try:
        with open(path, "rb") as file:
            if path.endswith(".json"):
                settings: Any = json.load(file)
            else:
                settings = tomllib.load(file).get(service, {})
    except (OSError, ValueError, RecursionError, AttributeError) as error:
        raise ConfigurationError(f"config_file: cannot read {path!r}: {error}") from error
    if not isinstance(settings, dict):
        raise ConfigurationError(f"config_file: {path!r} holds no settings for {service}")
    return settings
