"""HTML to `Page`. The only package that uses BeautifulSoup."""

from reader.lazy_import import lazy_import

# BeautifulSoup imports soupsieve for CSS selectors, which are not used here. Compiling its patterns
# takes half of BeautifulSoup's import time.
lazy_import("soupsieve")
