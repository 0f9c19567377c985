"""What is read of the exchange with other systems."""
