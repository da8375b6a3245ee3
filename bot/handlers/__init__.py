"""What the bot does with each kind of update; each handler takes a Turn."""
