"""What the public sees: procedures, tracking, rating. No account is needed for any of it."""
