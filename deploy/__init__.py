"""Several machines: what is rendered for them, a whole cluster on one machine for trial, and its drills."""
