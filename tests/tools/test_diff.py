"""`muscle-mentor diff`: every sentence that a listener would hear differently, and nothing else."""

import io
import os
import subprocess
from pathlib import Path

import pytest

from tools.diff import run

CALF = """name: calf
words: {calf: [calves]}
reviewed: 2026-11-23
answer:
  - say: A calf twitches often. That is usually harmless.
    sources: [SEED]
  - do: Rest it for a day.
"""
TRIAGE = """levels: [emergency]
rules:
  - {id: E01, level: emergency, when: {sign: weakness}, sources: [SEED]}
"""
SAID = """levels: {emergency: "Call {emergency_number} now."}
rules: {E01: It may be serious.}
"""
LOCALE = 'locale: en-US\nwords: {emergency_number: "911"}\n'


class Repository:
    """A small content/ under git, that tests change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("content/en/sites/calf.yaml", CALF)
        self.write("content/triage.yaml", TRIAGE)
        self.write("content/en/triage.yaml", SAID)
        self.write("content/locales/en-US.yaml", LOCALE)
        self.write("content/sources.yaml", "sources: [{id: SEED, publisher: Somebody}]\n")
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "first")

    def git(self, *arguments: str) -> None:
        command = ["git", "-C", str(self.root), *arguments]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def diff(self, revision: str = "HEAD") -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        return run(revision, root=self.root, out=out, err=err), out.getvalue(), err.getvalue()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return Repository(tmp_path)


def test_nothing_changed(repository: Repository) -> None:
    assert repository.diff() == (0, "Nothing that a listener hears has changed since HEAD.\n", "")


def test_a_changed_sentence_stands_under_its_place(repository: Repository) -> None:
    repository.write("content/en/sites/calf.yaml", CALF.replace("twitches often", "twitches a lot"))
    code, text, _ = repository.diff()
    assert code == 0
    assert text == (
        "Since HEAD: 1 changed.\n\nsites/calf · answer\n"
        "  - A calf twitches often.\n  + A calf twitches a lot.\n"
    )


def test_added_and_removed_sentences_are_told_apart(repository: Repository) -> None:
    repository.write(
        "content/en/sites/calf.yaml",
        CALF.replace(
            "  - do: Rest it for a day.\n", "  - do: Ask somebody you trust about caffeine.\n"
        ),
    )
    _, text, _ = repository.diff()
    assert "1 added, 1 removed" in text
    assert "- Rest it for a day." in text
    assert "+ Ask somebody you trust about caffeine." in text
    assert "usually harmless" not in text


def test_comments_and_line_breaks_are_not_heard(repository: Repository) -> None:
    folded = CALF.replace(
        "say: A calf twitches often. That", "say: >-\n      A calf twitches often.\n      That"
    )
    repository.write("content/en/sites/calf.yaml", "# A comment.\n" + folded)
    assert repository.diff()[1].startswith("Nothing that a listener hears")


def test_a_new_file_and_a_deleted_file_are_seen(repository: Repository) -> None:
    (repository.root / "content/en/sites/calf.yaml").unlink()
    repository.write(
        "content/en/sites/toe.yaml", CALF.replace("calf", "toe").replace("calves", "toes")
    )
    _, text, _ = repository.diff()
    assert "- A calf twitches often." in text
    assert "+ A toe twitches often." in text


def test_a_placeholder_is_shown_where_its_words_hide_the_change(repository: Repository) -> None:
    repository.write("content/en/triage.yaml", SAID.replace("{emergency_number}", "911"))
    _, text, _ = repository.diff()
    assert "- Call {emergency_number} now." in text
    assert "+ Call 911 now." in text


def test_sentences_are_shown_in_the_words_of_a_country(repository: Repository) -> None:
    repository.write("content/en/triage.yaml", SAID.replace("now.", "at once."))
    assert "+ Call 911 at once." in repository.diff()[1]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("content/triage.yaml", "sign: weakness", "sign: fever", "+ Emergency: has fever"),
        ("content/en/triage.yaml", "may be", "can be", "+ It can be serious."),
        ("content/locales/en-US.yaml", "911", "112", "+ 112"),
        ("content/sources.yaml", "Somebody", "Nobody", "+ Nobody"),
        ("content/en/sites/calf.yaml", "sources: [SEED]", "sources: [NHS]", "+ NHS"),
        ("content/en/sites/calf.yaml", "name: calf", "name: lower leg", "+ Lower leg"),
    ],
)
def test_what_changes_an_answer_without_being_a_sentence_is_told(
    repository: Repository, name: str, old: str, new: str, told: str
) -> None:
    repository.write(name, (repository.root / name).read_text().replace(old, new))
    assert told in repository.diff()[1]


@pytest.mark.parametrize("revision", ["nonsense", "--output=x", "", "HEAD~7", "HEAD:content"])
def test_a_bad_revision_is_a_clear_error(repository: Repository, revision: str) -> None:
    code, text, error = repository.diff(revision)
    assert (code, text) == (2, "")
    assert f"git knows no revision {revision!r}" in error


def test_a_folder_without_git_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    err = io.StringIO()
    assert run("HEAD", root=tmp_path, out=io.StringIO(), err=err) == 2
    assert "not under git" in err.getvalue()


def test_a_file_that_is_no_yaml_is_named_and_the_rest_goes_on(repository: Repository) -> None:
    repository.write("content/en/sites/calf.yaml", "name: [calf\n")
    repository.write("content/locales/en-US.yaml", LOCALE.replace("911", "112"))
    code, text, error = repository.diff()
    assert code == 1
    assert "calf.yaml:" in error
    assert "+ 112" in text
