"""The generator, on documents made for each test."""
