"""Tests of finding the entry that answers."""
