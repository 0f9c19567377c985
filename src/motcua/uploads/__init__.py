"""Where browsers send files, piece by piece (tus 1.0), for the public's pages and the officers' alike."""
