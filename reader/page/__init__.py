"""What the web gave us: HTML to `Page`. The only room that knows BeautifulSoup."""

from reader.lazy_import import import_when_used

# BeautifulSoup imports soupsieve for CSS selectors. Nothing here selects by CSS, and compiling its
# patterns is half the time that importing BeautifulSoup takes.
import_when_used("soupsieve")
