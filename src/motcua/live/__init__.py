"""The event stream: tells open pages that what they show has changed. It reads no table."""
