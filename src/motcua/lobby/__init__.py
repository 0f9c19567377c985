"""The hall's screens that nobody signs in to: kiosks at the counters, announcements on the walls."""
