"""The records that running produces: questions and outcomes, votes, chat settings, handled updates."""
