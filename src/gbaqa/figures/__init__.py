"""The figures of all entries together: look up, compare."""
