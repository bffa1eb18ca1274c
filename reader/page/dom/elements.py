"""Sets of elements, by how they treat the text in them."""

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p
    pre search section summary table tbody td tfoot th thead tr ul option optgroup select button
    """.split()  # noqa: SIM905
)
LINE_BLOCKS = BLOCKS - {"button", "optgroup", "option", "select"}  # on lines of their own
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MEDIA_TAGS = frozenset({"audio", "video"})
UNSPOKEN = frozenset({"script", "noscript", "head", "title", "meta", "link", "select", "textarea"})
