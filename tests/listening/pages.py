"""The pages that the listening tests read: short, with sentences that sound different."""

from __future__ import annotations

THREE_LANGUAGES = """<!DOCTYPE html><html lang="fr"><title>Trois voix</title><main>
<p>Le facteur passe tous les matins devant la maison verte.</p>
<blockquote lang="en"><p>Nobody in the village could remember such a quiet winter evening.</p></blockquote>
<p>Le voisin répond toujours <span lang="de">morgen früh gehen wir zusammen durch den dunklen
Wald</span> avant de fermer sa porte.</p></main>"""

WALKS = """<!DOCTYPE html><html lang="en"><title>Three Walks</title><a href="#main">Skip to main content</a>
<nav><a href="/">Home</a></nav><main id="main"><h1>Three Walks</h1>
<p>A narrow path behind the mill leads down to the beach, past two empty cottages.</p>
<p>Nobody has mowed the meadow since the farmer went away to live with his sister.</p>
<h2>To the lighthouse</h2>
<p>Seven hundred steps are cut into the northern cliff, and most of them are wet.</p>
<h2>Through the forest</h2>
<p>An owl with one white feather sleeps above the gate until the church bell rings.</p>
<h2>Along the canal</h2>
<p>Yellow barges carry gravel past the sugar factory, where children wave to them.</p>
<p>Whoever is thirsty may knock at the door of the house beside the lowest lock.</p></main>"""

SHORT = """<!DOCTYPE html><html lang="en"><title>A Short Page</title><main><h1>A Short Page</h1>
<p>The ferry leaves the harbor every morning at a quarter past seven.</p>
<p>Nobody has ever seen the captain without his enormous yellow umbrella.</p></main>"""

HEADINGS = (
    "Lanterns along the northern harbor wall",
    "Why the baker gets up before midnight",
    "Counting swallows under the old bridge",
    "A violin that nobody wanted to buy",
    "The gardener and her seventeen cats",
    "Letters that arrived forty years late",
    "How to cross a frozen river on foot",
    "Four brothers and a single bicycle",
    "The quietest railway station in Europe",
    "Apples that taste of pepper and honey",
    "An umbrella for the mayor of Bergen",
    "Nothing much happened on a Thursday",
)
MANY_HEADINGS = '<!DOCTYPE html><html lang="en"><title>Twelve Small Stories</title><main>' + "".join(
    ["<h1>Twelve Small Stories</h1>", *(f"<h2>{each}</h2><p>It was long ago.</p>" for each in HEADINGS)]
)

ONE_SENTENCE = """<!DOCTYPE html><html lang="en"><title>Late Birds</title><main><h1>Late Birds</h1>
<p>Nobody in the whole village could remember another winter in which so many birds had stayed behind when
the river froze over from the old mill down to the wooden bridge near the school.</p></main>"""
