"""Natural voices: Piper's neural voices, spoken by our own engine."""
