"""The real bot over real HTTP."""
