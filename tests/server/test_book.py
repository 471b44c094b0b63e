"""GET /content: everything the skill says, readable, searchable, harmless."""

import re
import shutil
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.web.book import book
from tools.book import read_book
from tools.rooms import CONTENT


def client_of(root: Path | None = None) -> FlaskClient:
    app = Flask("test", static_folder=None)
    app.add_url_rule("/", "page.show", lambda: "")
    app.add_url_rule("/static/<filename>", "page.static", lambda filename: filename)
    app.register_blueprint(book(("en-US", "en-GB"), root))
    return app.test_client()


@pytest.fixture(scope="module")
def reader() -> FlaskClient:
    return client_of()


@pytest.fixture(scope="module")
def whole(reader: FlaskClient) -> str:
    return reader.get("/content").get_data(as_text=True)


def test_every_answer_is_in_it(whole: str) -> None:
    """Each statement of each entry, phrase, question and rule, in the words of the country."""
    shown = read_book("en-US")
    missing = [
        (page.id, line.text)
        for page in shown.pages
        for part in page.parts
        for line in part.lines
        if escape(shown.heard(line.text, page)).replace("'", "&#39;").replace('"', "&#34;")
        not in whole
    ]
    assert missing == []


def test_each_entry_names_its_file_sources_and_review_date(whole: str) -> None:
    calf = whole[whole.index('id="sites-calf"') :].partition("</article>")[0]
    assert "content/en/sites/calf.yaml" in calf
    assert 'href="#source-NHS-DVT"' in calf
    assert "Reviewed <time>2026-11-23</time>" in calf
    assert "calf muscle" in calf
    assert 'id="source-NHS-DVT"' in whole


def test_a_question_that_lists_signs_shows_them_all(whole: str) -> None:
    leg = whole[whole.index('id="interview-danger_leg"') :].partition("</article>")[0]
    assert "a leg that is swollen, warm or red, chest pain" in leg
    assert "{" not in leg


def test_every_link_inside_the_book_leads_somewhere(whole: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', whole)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', whole)) <= set(ids)


def test_the_rules_are_drawn_with_their_conditions(whole: str) -> None:
    drawn = whole[whole.index('id="rule-E01"') :].partition('id="rule-E02"')[0]
    assert "any of" in drawn
    assert "has face droop" in drawn
    assert "can mean a stroke" in drawn
    assert 'href="#term-limb_site"' in drawn
    assert len(re.findall(r'id="rule-[A-Z]\d\d"', whole)) == 77


def test_it_can_be_searched_by_what_is_said_heard_or_cited(reader: FlaskClient) -> None:
    def found(words: str) -> list[str]:
        page = reader.get("/content", query_string={"q": words}).get_data(as_text=True)
        return re.findall(r'<article id="([^"]+)"', page)

    assert "medicines-antidepressants" in found("zoloft")
    assert found("zoloft") == found("ZOLOFT")
    assert "sites-calf" in found("NHS-DVT calf")
    assert found("calf zoloft") == []
    assert found("E22") == ["rules-E22"]


def test_it_speaks_the_words_of_the_country_that_is_asked_for(reader: FlaskClient) -> None:
    british = reader.get("/content?locale=en-GB").get_data(as_text=True)
    assert "call 999" in british
    assert "call 911" not in british


@pytest.mark.parametrize("query", ["locale=xx", "locale=../../etc", "q=" + "a" * 201])
def test_a_bad_query_is_the_clients_fault(reader: FlaskClient, query: str) -> None:
    assert reader.get(f"/content?{query}").status_code == 400


def test_it_holds_no_script_style_or_handler_inline(whole: str) -> None:
    """The server's policy allows none, and the book must work under it."""
    assert "<style" not in whole
    assert not re.search(r"<script(?![^>]* src=)", whole)
    assert not re.search(r"\s(on\w+|style)=", whole)
    assert "javascript:" not in whole


def test_nothing_is_loaded_from_elsewhere(whole: str) -> None:
    assert not re.search(r'(src|<link[^>]+href)="https?:', whole)


def test_markup_in_content_or_search_is_text(tmp_path: Path, reader: FlaskClient) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    path = root / "en" / "sites" / "calf.yaml"
    path.write_text(path.read_text().replace("The calf is", "<script>x</script> is", 1))
    shown = client_of(root).get("/content").get_data(as_text=True)
    assert "&lt;script&gt;x&lt;/script&gt; is" in shown
    asked = reader.get("/content", query_string={"q": '"><b>'}).get_data(as_text=True)
    assert "<b>" not in asked


def test_a_broken_file_is_named_and_hides_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    (root / "en" / "sites" / "calf.yaml").write_text("name: [calf\n")
    shown = client_of(root).get("/content").get_data(as_text=True)
    assert "calf.yaml:" in shown
    assert 'id="sites-thumb"' in shown


def test_a_change_is_seen_at_the_next_look(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    reader, path = client_of(root), root / "en" / "sites" / "calf.yaml"
    assert "A brand new sentence." not in reader.get("/content").get_data(as_text=True)
    path.write_text(path.read_text().replace("The calf is", "A brand new sentence. The calf is", 1))
    assert "A brand new sentence." in reader.get("/content").get_data(as_text=True)


def test_an_overdue_review_stands_out(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    path = root / "en" / "sites" / "calf.yaml"
    path.write_text(path.read_text().replace("reviewed: 2026-11-23", "reviewed: 2001-01-01"))
    assert "review was due" in client_of(root).get("/content").get_data(as_text=True)
