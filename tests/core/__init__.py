"""Tests of what all services share: pure decisions first, then whole clients against scripted sockets."""
