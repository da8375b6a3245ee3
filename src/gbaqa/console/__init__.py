"""The terminal: JSON lines, one answer, a conversation."""
