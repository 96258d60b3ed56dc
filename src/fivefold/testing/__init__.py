"""Help for testing programs that use the services."""
