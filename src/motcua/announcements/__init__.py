"""What the centre tells everybody: announcements and guides, on the portal and the hall's screens.

An area of its own, since it tells nobody in particular: `notices` writes to persons about their dossiers.
"""
