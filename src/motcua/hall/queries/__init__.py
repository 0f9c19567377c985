"""What is asked of a hall: its assisted sessions, its queue, its appointments."""
