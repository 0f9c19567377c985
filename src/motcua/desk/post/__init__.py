"""The post at the desk: the post officer's round on a phone, the return counter's day, lists and bills.

Pages of the desk and not a face of their own: post officers sign in, are refused and are noted as
looking like every officer, and the counter works on the same lists.
"""
