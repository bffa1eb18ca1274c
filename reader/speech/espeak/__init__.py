"""The embedded engine, eSpeak NG."""
