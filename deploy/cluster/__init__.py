"""The whole cluster on loopback ports of one machine, in var/cluster: for trial and for drills."""
