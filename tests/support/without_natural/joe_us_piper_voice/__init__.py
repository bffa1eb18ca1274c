"""Hides the package of the natural voice, so that the default engine is eSpeak, as without the extra."""
