"""What may be asked about money."""
