"""The intermediate representation: the vocabulary of a client."""
