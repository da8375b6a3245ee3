"""The storage, over both databases."""
