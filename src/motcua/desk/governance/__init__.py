"""The life of procedures and processes at the desk: drafted, checked, decided, published."""
