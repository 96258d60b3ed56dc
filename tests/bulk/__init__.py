"""Bulk runs: what is recorded stays, whatever happens."""
