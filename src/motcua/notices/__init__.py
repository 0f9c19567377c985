"""What people are told of their dossiers: the message plan, the outbox, the ways by which it leaves."""
