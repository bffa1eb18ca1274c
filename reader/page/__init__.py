"""What the web gave us: HTML to `Page`. The only room that knows BeautifulSoup."""

from reader.lazy_import import lazy_import

# BeautifulSoup imports soupsieve for CSS selectors. Nothing here selects by CSS, and compiling its
# patterns is half the time that importing BeautifulSoup takes.
lazy_import("soupsieve")
