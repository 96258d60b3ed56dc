"""Holds each service's document against a server that claims to follow it: a sandbox, or a live deployment."""
