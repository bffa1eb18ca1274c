"""Spoken forms: words for what an engine would misread, with offsets into the text.

    spoken_edits(text, lang) -> the parts to replace, and their words

An engine reads most text well. The rules here cover only what it misreads. Each rule is a row of a table,
with a test that shows what eSpeak NG makes of the text, and of our words.
"""
