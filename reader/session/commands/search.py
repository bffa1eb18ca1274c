"""The commands that search the text."""

from __future__ import annotations

from bisect import bisect_left

from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import finding
from reader.session.state import Question, State
from reader.session.transitions import Answered, Handler, answer, ask, jump, reply, short, with_key


def _search(script: Script, state: State, event: CommandGiven) -> Result:
    return ask(state, "search", state.our_words.text("Search:"))


def search_for(script: Script, state: State, line: str) -> Result:
    """Search for the typed words, and go to the next match."""
    return _match(+1)(
        script, state._replace(search=state.search._replace(query=line)), CommandGiven("next match")
    )


def _match(by: int) -> Handler:
    def find(script: Script, state: State, event: CommandGiven) -> Result:
        if not state.search.query:
            words, line = with_key(state, "No search yet. Press {key} to search", "search")
            return answer(state, words, (line,))
        in_article = script.page.sections[state.reading.position.section].in_article
        found = finding.matches(script, in_article, state.search.query)
        begin, end = finding.sentence_span(script, state.reading.position)
        # Matches within this sentence count as found.
        number = bisect_left(found, end) if by > 0 else bisect_left(found, begin) - 1
        while 0 <= number < len(found):
            place = finding.match_place(script, found[number])
            if place is not None:
                count = state.our_words.text("{number} of {total}", number=number + 1, total=len(found))
                return jump(script, state, place, short(f"{count}: {state.search.query}"))
            number += by
        nothing = message("No more found: {query}") if found else message("Nothing found: {query}")
        return reply(state, nothing, query=short(state.search.query, 24))

    return find


HANDLERS: dict[str, Handler] = {"search": _search, "next match": _match(+1), "previous match": _match(-1)}
ANSWERS: dict[Question, Answered] = {"search": search_for}
