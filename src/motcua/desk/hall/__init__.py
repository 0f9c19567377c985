"""The hall from the desk: an officer's counter and queue; the supervisor's watch over all of it."""
