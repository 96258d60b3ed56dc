"""How each fault strikes, by where it does."""
