"""How a text is said where the engine would say it wrong, keeping offsets.

    edits(text, lang) -> the stretches to be said in other words

An engine reads most of what is written well. Here are only the forms that it does not: each rule is
a row of a table, with a test that shows what eSpeak NG makes of it raw and what of our words.
"""
