"""Tests of reading, checking and verifying the base."""
