"""Results that wait for an officer's own signature: looked at, signed many at once, by a key of their own."""
