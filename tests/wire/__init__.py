"""The run-time half of generated code: codecs, models, calls."""
