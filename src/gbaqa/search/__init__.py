"""Finding the entry that answers a question, and knowing how sure that is."""
