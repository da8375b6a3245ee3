"""Tests of claims as series."""
