"""The curated base: where it is, reading it, checking it, verifying it against the documents."""
