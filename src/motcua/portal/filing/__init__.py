"""Filing online: start, one thing a page, papers, where, check, send, receipt."""
