"""A program of its own that opens what strangers send, where a bomb hurts nobody but itself.

Started by providers/opening.py for one file, without our settings, database or secrets; it takes its
order as JSON on the standard input and answers in JSON. Nothing here imports Django.
"""
