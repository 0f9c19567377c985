"""What is done with a centre's people, one file for each: roster, presence, remarks, training, rules."""
