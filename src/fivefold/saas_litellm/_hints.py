"""What to do about a refusal, by the service's own words. No I/O."""

import re
from typing import Final

_LOGIN: Final = "call admin.login(): an admin key is not taken here"
_GIVEN: Final = "of the client: virtual_key, or SAAS_LITELLM_VIRTUAL_KEY"

#: By status and a piece of the message; the first that fits.
_HINTS: Final[tuple[tuple[int, str, str], ...]] = (
    (401, "Missing Authorization", f"this call needs the key {_GIVEN}"),
    (401, "Invalid API key", f"check the key {_GIVEN}; that of a deleted team is refused too"),
    (401, "Provide either", "this call needs admin_key, or SAAS_LITELLM_ADMIN_KEY, or admin.login(); check the key"),
    (401, "Not authenticated", _LOGIN),
    (401, "Session expired", "call admin.login() again"),
    (401, "Invalid or expired token", "call admin.login() again"),
    (401, "email or password", "check email and password"),
    (403, "Team access is", "an administrator can resume the team with admin.resume_team; until then all calls fail"),
    (403, "does not have access to model", "name a model that the team may use; an unknown one is refused alike"),
    (403, "does not belong to team", "team_id and virtual_key are of different teams"),
    (403, "different team", "team_id and virtual_key are of different teams"),
    (403, "belong to your team", "the job was opened with the key of another team"),
    (403, "Insufficient permissions", "log in as an owner or admin"),
    (500, "No provider credentials", "an administrator can add some with admin.create_provider_credential"),
    (500, "Internal Server Error", "the service crashed, maybe over an argument: the same call will hardly do better"),
)
#: By what the provider answered to the service.
_PROVIDER_HINTS: Final = {
    400: "the provider refuses the call as it is",
    401: "the service's credentials for the provider are wrong: an administrator has to replace them",
    403: "the service's credentials for the provider do not allow this",
    404: "the provider does not know the model: an administrator has to correct it",
    429: "the provider limits its calls: wait; the service has already tried several times",
}
_PROVIDER_FAILS: Final = "the provider fails: wait; the service has already tried several times"
_PROVIDER_STATUS: Final = re.compile(r"Error code: (\d{3})\b|(?:Client|Server) error '(\d{3})\b")


def provider_status(message: str) -> int | None:
    """The status that a provider gave, as far as a message tells it."""
    found = _PROVIDER_STATUS.search(message)
    return int(found.group(1) or found.group(2)) if found else None


def hint_for(status: int | None, message: str) -> str | None:
    """What to do about it, or None when these words are not known."""
    told = provider_status(message)
    if told is not None:
        return _PROVIDER_FAILS if told >= 500 else _PROVIDER_HINTS.get(told, _PROVIDER_HINTS[400])
    return next((hint for code, words, hint in _HINTS if code == status and words in message), None)
