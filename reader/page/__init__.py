"""HTML to `Page`. The only package that uses BeautifulSoup."""

from reader.lazy_import import lazy_import

# BeautifulSoup imports soupsieve for CSS selectors, and one of the others to guess an encoding. Neither is
# used here, and together they take half of BeautifulSoup's import time.
for _name in ("soupsieve", "chardet", "charset_normalizer"):
    lazy_import(_name)
