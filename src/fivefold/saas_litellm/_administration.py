"""The administration of SaaS LiteLLM, as views of its clients."""

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from ._admin_operations import _Admin
from ._service import SERVICE


class _Admins(_Admin):
    service = SERVICE


class RawAdmin(_Admins, RawView):
    """The administration, whose operations return a RawResponse."""


class AsyncRawAdmin(_Admins, AsyncRawView):
    """The administration, whose operations return a RawResponse."""


class Admin(_Admins, SyncClient):
    """What administrators do: teams, organizations, credits, models, groups, provider credentials, users.

    Each operation is sent what it needs: the admin key, or the session that `login` opened, or nothing where the
    service asks for nothing.
    """

    @property
    def with_raw_response(self) -> RawAdmin:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer."""
        return self._seen_as(RawAdmin)


class AsyncAdmin(_Admins, AsyncClient):
    """What administrators do: teams, organizations, credits, models, groups, provider credentials, users.

    Each operation is sent what it needs: the admin key, or the session that `login` opened, or nothing where the
    service asks for nothing.
    """

    @property
    def with_raw_response(self) -> AsyncRawAdmin:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer."""
        return self._seen_as(AsyncRawAdmin)
