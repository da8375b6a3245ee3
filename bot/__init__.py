"""The Telegram application: it translates updates into questions and replies into messages, and nothing else."""
