"""The views of a client of LM Studio on its two other APIs, one class for each kind of client."""

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from ._client import SERVICE
from ._operations import _V0, _Native


class NativeLMStudio(_Native, SyncClient):
    """LM Studio's own API, on the connections of its client."""

    service = SERVICE


class AsyncNativeLMStudio(_Native, AsyncClient):
    """LM Studio's own API, on the connections of its client."""

    service = SERVICE


class RawNativeLMStudio(_Native, RawView):
    """LM Studio's own API; operations return a RawResponse."""

    service = SERVICE


class AsyncRawNativeLMStudio(_Native, AsyncRawView):
    """LM Studio's own API; operations return a RawResponse."""

    service = SERVICE


class V0LMStudio(_V0, SyncClient):
    """LM Studio's older API, on the connections of its client."""

    service = SERVICE


class AsyncV0LMStudio(_V0, AsyncClient):
    """LM Studio's older API, on the connections of its client."""

    service = SERVICE


class RawV0LMStudio(_V0, RawView):
    """LM Studio's older API; operations return a RawResponse."""

    service = SERVICE


class AsyncRawV0LMStudio(_V0, AsyncRawView):
    """LM Studio's older API; operations return a RawResponse."""

    service = SERVICE
