"""The parts of the bot."""
