"""What people are told: the message plan, what went wrong, and a demonstration's sample book."""
