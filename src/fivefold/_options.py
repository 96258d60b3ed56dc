"""The options of a client: argument, then environment, then config file, then the service's default."""

import json
import os
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from attrs import evolve, field, frozen

from . import __version__
from ._redact import secret_values
from ._retry import RetryConfig
from ._unset import NOT_GIVEN, NotGiven
from .errors import ConfigurationError


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

    def packed(self, service: Service) -> "Options":
        """The options as they are pickled."""
        if self.key_from is None:
            return self
        plain = {name: value for name, value in self.headers.items() if name not in service.credentials("")}
        return evolve(self, secrets=frozenset(), headers=plain)

    def unpacked(self, service: Service) -> "Options":
        """The options as they were, in another process. Raises ConfigurationError."""
        if self.key_from is None:
            return self
        key = Sources(service).find("api_key", self.key_from)
        return evolve(self, secrets=frozenset({key}), headers={**self.headers, **service.credentials(key)})

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
            chosen |= timeouts(timeout, self.timeout, self.connect_timeout)
        if not isinstance(retry, NotGiven):
            chosen["retry"] = retry
        if not isinstance(max_retries, NotGiven):
            chosen["retry"] = evolve(chosen.get("retry", self.retry), max_retries=max_retries)
        if not isinstance(deadline, NotGiven):
            chosen["deadline"] = seconds("deadline", deadline)
        elif chosen and self.deadline == default_deadline(self.timeout, self.retry):
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
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
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
    checked: dict[str, str] = {}
    for name, value in headers.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise ConfigurationError("headers: expected names and values of type str")
        if not name or any(sign in name + value for sign in "\r\n\0") or not name.isascii():
            raise ConfigurationError(f"headers: {name!r} or its value holds what a header cannot")
        checked[name.lower()] = value
    return checked


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
        """The value of an option, or None. A value `env:NAME` stands for that environment variable."""
        value = given
        if value is None:
            value = self.environment.get(self.service.environment.get(option, ""))
        if value is None:
            value = self.file.get(option)
        if isinstance(value, str) and value.startswith("env:"):
            name = value[4:]
            if name not in self.environment:
                raise ConfigurationError(f"{option}: the environment variable {name} is not set")
            return self.environment[name]
        return value

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
        given = self.find("base_url", base_url)
        url, authorization, secrets = split_base_url("base_url", service.base_url if given is None else given)
        key = self.find("api_key", api_key)
        if key:
            authorization, secrets = service.credentials(str(key)), secrets | {str(key)}
        sent = checked_headers({"user-agent": f"fivefold/{__version__}", **authorization, **(headers or {})})
        times = timeouts(self.find("timeout", timeout), service.timeout, service.connect_timeout)
        policy, most = retry or service.retry, self.find("max_retries", max_retries)
        policy = policy if most is None else evolve(policy, max_retries=most)
        chosen = default_deadline(times["timeout"], policy) if isinstance(deadline, NotGiven) else deadline
        return Options(
            base_url=url,
            headers=sent,
            secrets=secrets | secret_values(sent),
            key_from=api_key if api_key is not None and api_key.startswith("env:") else None,
            retry=policy,
            deadline=seconds("deadline", chosen),
            max_response_bytes=max_response_bytes,
            **times,
        )


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
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"config_file: cannot read {path!r}: {error}") from error
    if not isinstance(settings, dict):
        raise ConfigurationError(f"config_file: {path!r} holds no settings for {service}")
    return settings


def split_base_url(option: str, value: Any) -> tuple[str, Mapping[str, str], frozenset[str]]:
    """A base URL without its end slash and without credentials, the headers for them, and what must not show.

    Raises:
        ConfigurationError: it is not an http or https URL.
    """
    text = str(value)
    parts = urlsplit(text)
    try:
        fits = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        fits = False
    if not fits or any(sign in text for sign in "\r\n\t\0 ") or parts.query or parts.fragment:
        raise ConfigurationError(f"{option}: expected a URL such as http://localhost:8000, got {_without_user(text)!r}")
    user, _, host = parts.netloc.rpartition("@")
    plain = urlunsplit(parts._replace(netloc=host, path=parts.path.rstrip("/")))
    if not user:
        return plain, {}, frozenset()
    from base64 import b64encode
    from urllib.parse import unquote

    name, _, password = map(unquote, user.partition(":"))
    token = b64encode(f"{name}:{password}".encode()).decode()
    return plain, {"authorization": f"Basic {token}"}, frozenset({token, password} - {""})


def _without_user(text: str) -> str:
    return text.rpartition("@")[2]
