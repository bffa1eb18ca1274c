"""The labels of buttons that are tools of the page, such as "Share"."""

from __future__ import annotations

import re

_FIRST_WORDS = re.compile(
    r"""(?:add|back|bookmark|buy|cancel|clear|click|close|collapse|comments?|copy|copied|dismiss|download|edit
    |enlarge|expand|filter|follow|helpful|hide|info|like|listen|load|log\ ?in|mail|menu|more|mute|next|open
    |pause|pin|play|post|press|previous|print|read|remove|reply|report|run|save|search|see|send|share|show
    |sign\ (?:in|up)|skip|subscribe|toggle|tweet|unfollow|unmute|view|watch|zoom
    |abonnieren|anhören|drucken|folgen|kopieren|mehr|merken|schließen|speichern|teilen
    |copier|écouter|enregistrer|fermer|imprimer|lire|partager|s['’]abonner|suivre
    |cerrar|compartir|copiar|escuchar|guardar|imprimir|seguir|suscribirse
    |ascolta|chiudi|condividi|copia|salva|segui|stampa|compartilhar|salvar|delen|opslaan
    |копировать|подписаться|поделиться|сохранить|分享|复制|共有|保存|コピー|シェア)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
# The key of a label that was never translated ("gallery.zoom-in"), or the data of a program.
_KEY = re.compile(r"[\w-]+(?:\.[\w-]+)+|[\[{].*[\]}]", re.DOTALL)


def is_tool_label(words: str) -> bool:
    """True if a button with these words is a tool of the page, or if they are no words at all."""
    return _FIRST_WORDS.match(words) is not None or _KEY.fullmatch(words) is not None
