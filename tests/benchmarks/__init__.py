"""What the measures themselves rest on."""
