"""The documents, the servers and the clients, held against each other."""
