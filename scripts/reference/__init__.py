"""The reference: pages in docs/reference/, from the signatures and docstrings of the installed package."""
