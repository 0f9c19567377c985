"""The hall's screens that nobody signs in to: the kiosks at the counters."""
