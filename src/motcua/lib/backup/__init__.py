"""A server's data and a folder of files, kept elsewhere and brought back as they were at any instant.

What leaves the machine is encrypted by age (https://age-encryption.org) to a public key: the machine that
writes a backup cannot read it, and whoever has the private key can, with any program that knows age.
"""
