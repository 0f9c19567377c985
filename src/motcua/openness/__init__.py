"""What everybody may see and check: open data, and the public record of each day's events."""
