"""The pages of a centre's people: who works here, the roster, presence, remarks, training."""
