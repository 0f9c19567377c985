"""The cashier's pages: take money, close the drawer, bring statements in, decide on transfers and refunds."""
