"""A made-up service with one operation of each kind: what the core is tested with."""

from fivefold._client import AsyncClient, SyncClient
from fivefold._operation import AsyncRawView, RawView, download, endpoint, flow, pages, stream
from fivefold._options import Service

from . import _tiny_calls as calls
from . import _tiny_errors


class _Tiny:
    get_item = endpoint(calls.get_item)
    put_item = endpoint(calls.put_item)
    delete_item = endpoint(calls.delete_item)
    create_item = endpoint(calls.create_item)
    generate = endpoint(calls.generate)
    look_up = endpoint(calls.look_up)
    list_items = endpoint(calls.list_items)
    iter_items = pages(calls.list_items, calls.PAGING)
    export_items = download(calls.export_items)
    wait_for_item = flow(calls.wait_for_item)
    stream_words = stream(calls.stream_words)
    stream_order = stream(calls.stream_order)


SERVICE = Service(
    name="tiny",
    errors=_tiny_errors.__name__,
    base_url="http://localhost:9",
    environment={"base_url": "TINY_BASE_URL", "api_key": "TINY_API_KEY"},
)


class _Client(_Tiny):
    service = SERVICE


class RawTiny(_Client, RawView):
    """Tiny with every method returning a RawResponse."""


class AsyncRawTiny(_Client, AsyncRawView):
    """AsyncTiny with every method returning a RawResponse."""


class Tiny(_Client, SyncClient):
    """A blocking client for Tiny."""

    @property
    def with_raw_response(self) -> RawTiny:
        """The same methods, returning RawResponse."""
        return self._seen_as(RawTiny)


class AsyncTiny(_Client, AsyncClient):
    """A client for Tiny on asyncio."""

    @property
    def with_raw_response(self) -> AsyncRawTiny:
        """The same methods, returning RawResponse."""
        return self._seen_as(AsyncRawTiny)
