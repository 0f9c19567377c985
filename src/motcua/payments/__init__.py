"""Money for dossiers: tries to pay, the ledger that every dong stands in, refunds, receipts."""
