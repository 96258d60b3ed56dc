"""The two runners."""

from .awaiting import AsyncClient
from .blocking import SyncClient

__all__ = ["AsyncClient", "SyncClient"]
