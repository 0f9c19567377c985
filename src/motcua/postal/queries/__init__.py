"""What may be asked about the public post."""
