"""The public post: papers collected at home, results brought, the carrier's news (Decision 45/2016/QĐ-TTg)."""
