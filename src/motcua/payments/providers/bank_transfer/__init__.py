"""Transfer to the centre's account, scanned as VietQR; found again in the bank's statement."""
