"""The lists of default programs that file managers write."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desktop.default_programs import forget_program
from reader.errors import ExportError

LIST = """# reader.desktop=reader.desktop
[Default Applications]
text/html=browser.desktop
application/epub+zip=reader.desktop
text/markdown = reader.desktop;editor.desktop;
text/plain=other-reader.desktop;reader.desktop\r
[Removed Associations]
application/pdf=reader.desktop;
[Added Associations]
text/html=reader.desktop;browser.desktop
application/pdf=reader.desktop;
odd line \xff"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG_HOME", "DATA_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "Test:../..:GNOME")
    return tmp_path


def test_only_what_names_the_program_goes(config: Path) -> None:
    (config / "kept").write_bytes(LIST.encode("latin-1"))
    (config / "kept").chmod(0o640)
    (config / "mimeapps.list").symlink_to("kept")
    assert forget_program("reader.desktop")
    assert (config / "mimeapps.list").is_symlink()
    assert (config / "kept").read_bytes().decode("latin-1") == (
        LIST.replace("application/epub+zip=reader.desktop\n", "")
        .replace("= reader.desktop;editor", "=editor")
        .replace("other-reader.desktop;reader.desktop\r", "other-reader.desktop\r")
        .replace("text/html=reader.desktop;browser", "text/html=browser")
        .replace("application/pdf=reader.desktop;\nodd", "odd")
    )
    assert (config / "kept").stat().st_mode & 0o777 == 0o640
    assert not forget_program("reader.desktop")


def test_lists_of_the_desktop_count_too(config: Path) -> None:
    path = config / "gnome-mimeapps.list"
    path.write_text("[Default Applications]\ntext/html=reader.desktop\n", encoding="utf-8")
    assert forget_program("reader.desktop")
    assert path.read_text("utf-8") == "[Default Applications]\n"


def test_list_that_cannot_be_read_is_one_line(config: Path) -> None:
    (config / "mimeapps.list").mkdir()
    with pytest.raises(ExportError, match=r"^Cannot change .*mimeapps.list: .*\.$"):
        forget_program("reader.desktop")
