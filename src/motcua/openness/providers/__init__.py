"""What the record is signed with."""
