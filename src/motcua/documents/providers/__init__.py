"""Where stored files lie: on disk by default, or wherever STORAGES["documents"] says."""
