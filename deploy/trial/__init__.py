"""What the drills share: people at work over HTTP, a ledger of what was acknowledged to them, and the reckoning."""
