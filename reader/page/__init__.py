"""What the web gave us: HTML to `Page`. The only room that knows BeautifulSoup."""
