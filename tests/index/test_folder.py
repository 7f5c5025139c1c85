"""An index folder opens complete whatever happened to it, one process at a time changes it, any may read it."""

import hashlib
import os
import random
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from articles.passages import passages_of
from index.disk import remove_index
from index.folder import IndexFolder
from index.retriever import Retriever
from index.store import FILE
from index.sync import sync
from runtime.errors import IndexBusy, IndexMissing, IndexUnusable, NoArticles

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FILES = 300
KILLS = 5


class HashingEncoder:
    """Each word adds a direction of its own. It loads at once, so that many starts can be tried."""

    identity = "hashing@1"
    dimension = 64
    window = 40

    def encode_passages(self, passages, progress=None) -> np.ndarray:
        vectors = np.array([self._vector(text) for text in passages], np.float32).reshape(-1, self.dimension)
        if progress:
            progress(len(passages))
        return vectors

    encode_queries = encode_passages

    def titled(self, title: str, passage: str) -> str:
        return f"{title}\n{passage}"

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def _vector(self, text: str) -> np.ndarray:
        vector = np.full(self.dimension, 1e-3)
        for word in text.lower().split():
            vector += direction(word.strip(".,"), self.dimension)
        return vector / np.linalg.norm(vector)


@cache
class OtherEncoder(HashingEncoder):
    identity = "other@2"


def direction(word: str, dimension: int) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4])
    return np.random.default_rng(seed).normal(size=dimension)


ENCODER = HashingEncoder()


def open_index(path: Path) -> IndexFolder:
    return IndexFolder.create(path, ENCODER)


def write_articles(folder: Path, count: int, edition: str) -> None:
    """Files that each have a word of their own, so that a search for it must find their passages and no other."""
    folder.mkdir(exist_ok=True)
    for n in range(count):
        own = own_word(n)
        text = f"Nouvelle du {own}\n\nLe {own} est arrivé ce matin, édition {edition}.\n\nPuis le {own} est reparti.\n"
        (folder / f"article{n}.txt").write_text(text, encoding="utf-8")


def own_word(n: int) -> str:
    return "zorg" + "".join("abcdefghij"[int(digit)] for digit in f"{n:04}") + "k"


def child(program: str, *arguments: object, **options) -> subprocess.Popen:
    start = f"import sys; sys.path.insert(0, {str(HERE)!r}); from test_folder import *\n"
    command = [sys.executable, "-c", start + program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def assert_complete(index: IndexFolder) -> None:
    """Every article whole, and the derived indexes equal to the store row for row."""
    assert index.store.check() == "ok"
    by_article: dict = {}
    for stored in index.store.every_passage():
        by_article.setdefault(stored.article, []).append(stored)
    assert len(by_article) == index.store.count()[0], "an article without its passages"
    for article, stored in by_article.items():
        assert [s.passage for s in stored] == passages_of(article, ENCODER.count_tokens, ENCODER.window)
    assert_words_agree(index, by_article)
    assert_vectors_agree(index)


def assert_words_agree(index: IndexFolder, by_article: dict) -> None:
    _, lexical = index.derived()
    assert lexical.stamp == index.store.stamp
    for article, stored in by_article.items():
        assert set(lexical.search(article.title.split()[-1], 50)["fr"]) == {s.row for s in stored}


def assert_vectors_agree(index: IndexFolder) -> None:
    vectors, _ = index.derived()
    rows, stored = index.store.vectors(ENCODER.dimension)
    if not len(rows):
        return
    found = dict(vectors.search(stored[0], len(rows) + 100))
    assert set(found) == set(rows.tolist())
    for row, vector in zip(rows, stored, strict=True):
        assert abs(found[int(row)] - float(vector @ stored[0])) < 1e-2
    for at in range(0, len(rows), len(rows) // 20 + 1):
        assert vectors.search(stored[at], 1)[0][0] == rows[at]


def assert_searchable(index: IndexFolder, n: int) -> None:
    best = Retriever(index, ENCODER).search(f"Où est le {own_word(n)} ?", "fr", 2)
    assert {hit.article.id for hit in best} == {f"article{n}"}


@pytest.fixture
def articles(tmp_path) -> Path:
    write_articles(tmp_path / "articles", 20, "une")
    return tmp_path / "articles"


@pytest.fixture
def index(tmp_path, articles):
    index = open_index(tmp_path / "index")
    sync(index, [articles], ENCODER)
    yield index
    index.close()


# Killed


INDEX_LOUDLY = """
print("ready", flush=True)
sync(open_index(Path(sys.argv[1])), [Path(sys.argv[2])], ENCODER)
print("done", flush=True)
"""


def index_and_kill(index: Path, articles: Path, after: float) -> bool:
    """Starts to index in another process and kills it; says whether it had ended before."""
    process = child(INDEX_LOUDLY, index, articles)
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    time.sleep(after)
    process.kill()
    rest, errors = process.communicate()
    assert not errors
    return "done" in rest


def time_to_index(index: Path, articles: Path) -> float:
    process = child(INDEX_LOUDLY, index, articles)
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    started = time.monotonic()
    process.communicate()
    assert process.returncode == 0
    return time.monotonic() - started


def test_killed_at_any_moment_the_index_opens_complete(tmp_path):
    articles, path = tmp_path / "articles", tmp_path / "index"
    write_articles(articles, FILES, "zéro")
    longest = time_to_index(tmp_path / "whole", articles)
    chance = random.Random()
    for edition in range(KILLS):
        index_and_kill(path, articles, after := chance.uniform(0, longest))
        print(f"killed after {after:.3f} s of at most {longest:.3f}")  # noqa: T201  shown if it fails
        index = open_index(path)
        assert_complete(index)
        index.close()
        write_articles(articles, FILES, str(edition))  # every file changes before the next kill
    index = open_index(path)
    sync(index, [articles], ENCODER)
    assert index.store.count() == (FILES, 2 * FILES)
    assert all(f"édition {KILLS - 1}" in index.store.article(f"article{n}").text for n in range(0, FILES, 37))
    assert_complete(index)
    assert_searchable(index, 123)
    index.close()


KILLED_INSIDE = """
index = open_index(Path(sys.argv[1]))
def die(*told): os.kill(os.getpid(), 9)
step = sys.argv[3]
if step == "encoding":
    sync(index, [Path(sys.argv[2])], ENCODER, lambda step, *done: die() if step == "encoding" else None)
elif step == "change":
    index.store.remove = lambda name: die()
    sync(index, [Path(sys.argv[2])], ENCODER)
elif step == "vectors":
    index.catch_up = die
    sync(index, [Path(sys.argv[2])], ENCODER)
elif step == "words":
    index.derived()[1].update = die
    sync(index, [Path(sys.argv[2])], ENCODER)
"""


@pytest.mark.parametrize("step", ["encoding", "change", "vectors", "words"])
def test_killed_between_two_steps_the_index_opens_complete(tmp_path, index, articles, step):
    before = index.store.generation
    index.close()
    write_articles(articles, 20, "deux")
    process = child(KILLED_INSIDE, index.path, articles, step)
    _, errors = process.communicate()
    assert process.returncode == -9, errors
    again = IndexFolder.open(index.path)
    assert_complete(again)
    committed = again.store.generation > before
    assert committed == (step in ("vectors", "words"))
    assert ("édition deux" in again.store.article("article7").text) == committed
    sync(again, [articles], ENCODER)
    assert "édition deux" in again.store.article("article7").text
    assert_complete(again)
    again.close()


# Derived files


def delete_vectors(path: Path) -> None:
    for file in path.glob("vectors-*"):
        file.unlink()


def delete_words(path: Path) -> None:
    shutil.rmtree(path / "words")


def delete_all_derived(path: Path) -> None:
    delete_vectors(path)
    delete_words(path)


def truncate_vectors(path: Path) -> None:
    for file in path.glob("vectors-*"):
        file.write_bytes(file.read_bytes()[:200])


def garble_words(path: Path) -> None:
    (path / "words" / "fr" / "meta.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [delete_vectors, delete_words, delete_all_derived, truncate_vectors, garble_words],
    ids=lambda d: d.__name__,
)
def test_derived_index_that_is_gone_or_damaged_is_built_again(index, damage):
    index.close()
    damage(index.path)
    again = IndexFolder.open(index.path)
    assert_complete(again)
    assert_searchable(again, 7)
    again.close()


@pytest.mark.parametrize("stale", ["vectors", "words", "both"])
def test_derived_index_of_an_earlier_generation_is_brought_up_to_date(tmp_path, index, articles, stale):
    shutil.copytree(index.path, tmp_path / "earlier")
    write_articles(articles, 15, "deux")
    (articles / "article19.txt").unlink()
    sync(index, [articles], ENCODER)
    index.close()
    if stale != "words":
        delete_vectors(index.path)
        for file in (tmp_path / "earlier").glob("vectors-*"):
            shutil.copy(file, index.path)
    if stale != "vectors":
        delete_words(index.path)
        shutil.copytree(tmp_path / "earlier" / "words", index.path / "words")
    again = IndexFolder.open(index.path)
    assert_complete(again)
    again.close()


def test_store_made_anew_is_not_searched_with_the_derived_files_of_the_old_one(tmp_path, index):
    index.close()
    for file in index.path.glob(f"{FILE}*"):
        file.unlink()
    write_articles(tmp_path / "others", 25, "autre")
    for n in range(10):
        (tmp_path / "others" / f"article{n}.txt").unlink()
    again = open_index(index.path)
    sync(again, [tmp_path / "others"], ENCODER)
    assert_complete(again)
    again.close()


def test_store_put_back_from_a_backup_is_searched_as_it_is(tmp_path, index, articles):
    index.close()
    shutil.copy(index.path / FILE, tmp_path / "backup")
    write_articles(articles, 20, "deux")
    later = open_index(index.path)
    sync(later, [articles], ENCODER)
    later.close()
    shutil.copy(tmp_path / "backup", index.path / FILE)
    again = IndexFolder.open(index.path)
    assert_complete(again)
    again.close()


def test_open_index_follows_what_another_process_commits(index, articles):
    reader = IndexFolder.open(index.path)
    assert_searchable(reader, 7)
    write_articles(articles, 25, "deux")
    sync(index, [articles], ENCODER)
    assert_searchable(reader, 23)
    assert_complete(reader)
    reader.close()


def test_search_goes_on_while_another_process_changes_the_index(index, articles):
    reader = IndexFolder.open(index.path)
    expected = Retriever(reader, ENCODER).search(f"Où est le {own_word(7)} ?", "fr", 5)
    with index.changing(), index.store.change():
        index.store.remove("article9")
        assert Retriever(reader, ENCODER).search(f"Où est le {own_word(7)} ?", "fr", 5) == expected
    assert_searchable(reader, 7)
    reader.close()


def test_forgotten_article_is_gone_from_every_index(index, articles):
    path = Path(index.store.article("article7").path)
    assert index.forget([path, path.with_name("never-there.txt")]) == ["article7"]
    assert index.store.count() == (19, 38)
    assert_complete(index)
    before = index.store.generation
    assert index.forget([]) == []
    assert index.store.generation == before


def test_forgotten_copy_leaves_the_article_at_its_other_place(index, articles, tmp_path):
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "copy.txt").write_bytes((articles / "article7.txt").read_bytes())
    sync(index, [copies], ENCODER)
    before = Path(index.store.article("article7").path)
    assert index.forget([before]) == []
    assert index.store.article("copy").path == str((copies / "copy.txt").resolve())
    assert_complete(index)


def test_articles_left_at_their_other_places_take_the_ids_that_are_free(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    write_articles(here, 2, "une")
    there.mkdir()
    (there / "article1.txt").write_bytes((here / "article0.txt").read_bytes())
    (there / "article2.txt").write_bytes((here / "article1.txt").read_bytes())
    index = open_index(tmp_path / "index")
    sync(index, [here, there], ENCODER)
    index.forget([path.resolve() for path in here.iterdir()])
    assert {article.id for article in index.store.articles()} == {"article1", "article2"}
    assert_complete(index)
    index.close()


# Rebuilt


REBUILD = """
index = IndexFolder.to_rebuild(Path(sys.argv[1]))
with index.rebuilding(ENCODER):
    sync(index, [Path(sys.argv[2])], ENCODER)
    print("made", flush=True)
    if sys.stdin.readline() != "keep\\n":
        os.kill(os.getpid(), 9)
index.close()
print("done", flush=True)
"""


def rebuild(index: Path, articles: Path, encoder: HashingEncoder = ENCODER) -> None:
    rebuilt = IndexFolder.to_rebuild(index)
    with rebuilt.rebuilding(encoder):
        sync(rebuilt, [articles], encoder)
    rebuilt.close()


def found_of(retriever: Retriever, n: int) -> set[str]:
    """The texts that are found for a word of an article's own."""
    return {hit.article.text for hit in retriever.search(f"Où est le {own_word(n)} ?", "fr", 2)}


def test_an_open_index_is_answered_from_until_another_process_has_rebuilt_it(index, articles):
    reader = IndexFolder.open(index.path)
    retriever, conversation = Retriever(reader, ENCODER), reader.store.id
    before = found_of(retriever, 7)
    assert len(before) == 1
    write_articles(articles, 20, "deux")
    process = child(REBUILD, index.path, articles, stdin=subprocess.PIPE)
    assert process.stdout.readline() == "made\n", process.stderr.read()
    assert found_of(retriever, 7) == before
    process.stdin.write("keep\n")
    process.stdin.flush()
    while process.poll() is None:  # at each moment it is the one or the other, and whole
        (found,) = found_of(retriever, 7)
        assert "édition une" in found or "édition deux" in found
    assert process.communicate()[0] == "done\n"
    (found,) = found_of(retriever, 7)
    assert "édition deux" in found
    assert reader.store.id == conversation
    assert_complete(reader)
    reader.close()


@pytest.mark.parametrize("fails", [False, True])
def test_an_open_index_finds_words_while_it_is_rebuilt_and_when_that_fails(index, articles, fails):
    """By words alone: the meaning may find what the words do not."""
    reader = IndexFolder.open(index.path)

    def found() -> list[str]:
        rows = reader.derived()[1].search(own_word(7), 5)["fr"]
        return [stored.article.text for stored in reader.store.passages(rows).values()]

    before = found()
    assert before
    write_articles(articles, 20, "deux")
    rebuilt = IndexFolder.to_rebuild(index.path)
    with suppress(KeyboardInterrupt), rebuilt.rebuilding(ENCODER):
        sync(rebuilt, [articles], ENCODER)
        assert found() == before
        if fails:
            raise KeyboardInterrupt
    assert found() == before if fails else all("édition deux" in text for text in found())
    rebuilt.close()
    assert found()
    assert_complete(reader)
    reader.close()


def test_an_index_of_another_version_stays_as_it_was_when_its_rebuild_is_interrupted(index, articles):
    index.close()
    with closing(sqlite3.connect(index.path / FILE)) as db:
        db.execute("ALTER TABLE article DROP COLUMN unread")
        db.execute("PRAGMA user_version = 2")
        db.commit()
        before = list(db.iterdump())
    rebuilt = IndexFolder.to_rebuild(index.path)
    with suppress(KeyboardInterrupt), rebuilt.rebuilding(ENCODER):
        sync(rebuilt, [articles], ENCODER)
        raise KeyboardInterrupt
    rebuilt.close()
    with closing(sqlite3.connect(index.path / FILE)) as db:
        assert list(db.iterdump()) == before
        assert db.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_rebuild_that_is_killed_leaves_what_there_was(index, articles):
    write_articles(articles, 20, "deux")
    process = child(REBUILD, index.path, articles, stdin=subprocess.PIPE)
    process.communicate("kill\n")
    assert process.returncode == -9
    again = open_index(index.path)
    assert "édition une" in again.store.article("article7").text
    # Its row numbers and its generation are given again, to other passages.
    write_articles(articles, 19, "trois")
    sync(again, [articles], ENCODER)
    assert_complete(again)
    again.close()


def test_a_rebuild_without_articles_leaves_what_there_was(index, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoArticles):
        rebuild(index.path, tmp_path / "empty")
    again = open_index(index.path)
    assert again.store.count()[0] == 20
    assert_complete(again)
    again.close()


def test_an_index_of_another_version_is_rebuilt_inside_its_file(index, articles):
    """On Windows a file that a program has open cannot be deleted, and on Linux the program would read it for ever."""
    with sqlite3.connect(index.path / FILE) as db:
        db.execute("ALTER TABLE article DROP COLUMN unread")
        db.execute("PRAGMA user_version = 2")
    opened = sqlite3.connect(index.path / FILE)  # by a program of that version
    assert opened.execute("SELECT count(*) FROM article").fetchone() == (20,)
    write_articles(articles, 20, "deux")
    rebuild(index.path, articles)
    assert "édition deux" in opened.execute("SELECT text FROM article WHERE id = 'article7'").fetchone()[0]
    opened.close()
    again = IndexFolder.open(index.path)
    assert_complete(again)
    again.close()


def test_a_damaged_index_that_cannot_be_deleted_is_told(index, articles):
    index.close()
    path = index.path / FILE
    path.write_bytes(b"garbage" * 1000)
    # As Windows refuses to delete a file that is open.
    if (
        not shutil.which("chattr")
        or subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode
    ):
        pytest.skip("no file can be kept from being deleted here")
    try:
        with pytest.raises(IndexBusy, match="another program has it open"):
            rebuild(index.path, articles)
    finally:
        subprocess.run(["chattr", "-i", path], check=True)
    rebuild(index.path, articles)
    again = IndexFolder.open(index.path)
    assert_complete(again)
    again.close()


def test_an_open_index_that_another_encoder_rebuilds_is_refused(index, articles):
    reader = IndexFolder.open(index.path)
    retriever = Retriever(reader, ENCODER)
    rebuild(index.path, articles, OtherEncoder())
    with pytest.raises(IndexUnusable, match="ibid index --rebuild"):
        retriever.search("Où ?", "fr", 5)
    reader.close()


# Opening


def test_missing_index_is_told_with_the_command_that_makes_it(tmp_path):
    with pytest.raises(IndexMissing, match=f"ibid index DIR --index {tmp_path}"):
        IndexFolder.open(tmp_path)


def test_index_of_another_encoder_is_refused_with_the_command_that_rebuilds_it(index, articles):
    command = f"ibid index --rebuild {articles} --index {index.path}"
    with pytest.raises(IndexUnusable, match=rf"hashing@1.*other@2.*{command}"):
        IndexFolder.create(index.path, OtherEncoder())
    assert index.store.meta("encoder") == ENCODER.identity


@pytest.mark.parametrize(
    ("made_by", "asked_by", "accepted"),
    [
        ("org/model", f"org/model@{40 * 'a'}", True),  # made by an earlier program
        (f"org/model@{40 * 'a'}", "org/model", True),  # nothing is downloaded on this machine yet
        (f"org/model@{40 * 'a'}", f"org/model@{40 * 'a'}", True),
        (f"org/model@{40 * 'a'}", f"org/model@{40 * 'b'}", False),
        (f"org/model@{40 * 'a'}", "org/other", False),
        ("model@0123456789abcdef", "model", False),  # a folder, and a name on the hub
    ],
)
def test_a_revision_of_the_hub_that_is_not_known_is_no_other_encoder(index, made_by, asked_by, accepted):
    with index.store.change():
        index.store.set_meta("encoder", made_by)
    if accepted:
        index.expect_encoder(asked_by)
    else:
        with pytest.raises(IndexUnusable, match="ibid index --rebuild"):
            index.expect_encoder(asked_by)


def test_damaged_store_is_refused_with_the_command_that_rebuilds_it(index):
    index.close()
    (index.path / FILE).write_bytes(b"garbage" * 1000)
    for opened in (IndexFolder.open, open_index):
        with pytest.raises(IndexUnusable, match="ibid index --rebuild"):
            opened(index.path)


def test_the_command_that_rebuilds_a_damaged_store_names_the_folders_of_articles(index, articles):
    sync(index, [articles], ENCODER)
    index.store.select("SELECT 1")
    with pytest.raises(IndexUnusable) as refusal:
        index.store.select("SELECT nothing FROM article")  # as of tables that are not whole
    index.close()
    rebuild = f"ibid index --rebuild {shlex.quote(str(articles))} --index {shlex.quote(str(index.path))}"
    assert str(refusal.value).endswith(rebuild)


def test_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(IndexUnusable, match="cannot be made"):
        open_index(tmp_path / "file" / "index")


@pytest.mark.parametrize("name", ["été à Orléans", "100 % #1?", "a;b&c=d"])
def test_any_folder_name_will_do(tmp_path, articles, name):
    index = open_index(tmp_path / name)
    sync(index, [articles], ENCODER)
    index.close()
    again = IndexFolder.open(tmp_path / name)
    assert_searchable(again, 7)
    again.close()


def test_removed_index_leaves_other_files_alone(index, articles):
    index.close()
    other = index.path / "notes.txt"
    other.write_text("à moi", encoding="utf-8")
    remove_index(index.path)
    assert {path.name for path in index.path.iterdir()} <= {"notes.txt", "lock"}
    again = open_index(index.path)
    sync(again, [articles], ENCODER)
    assert_complete(again)
    again.close()


# The lock


HOLD = """
index = open_index(Path(sys.argv[1]))
with index.changing():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_second_process_is_told_that_the_index_is_busy(index, articles):
    holder = child(HOLD, index.path, stdin=subprocess.PIPE)
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(IndexBusy, match=str(index.path)), index.changing(patience=0.2):
        pytest.fail("two processes hold the lock")
    assert_searchable(index, 7)
    holder.communicate("\n")
    with index.changing(patience=5):
        pass


def test_lock_of_a_killed_process_does_not_stay(index):
    holder = child(HOLD, index.path, stdin=subprocess.PIPE)
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate()
    with index.changing(patience=5):
        pass


# Read-only


SEARCH = """
index = IndexFolder.open(Path(sys.argv[1]))
assert not os.access(sys.argv[1], os.W_OK)
for hit in Retriever(index, ENCODER).search(sys.argv[2], "fr", 5):
    print(hit.rank, hit.article.id, hit.passage.start, round(hit.score, 6), hit.lexical_rank)
"""
WRITE = """
from runtime.errors import IbidError
try:
    sync(open_index(Path(sys.argv[1])), [Path(sys.argv[2])], ENCODER)
except IbidError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def read_only(tmp_path):
    """Makes a folder read-only, and gives how to start a process that this binds."""
    closed: list[Path] = []

    def close(folder: Path) -> list[str]:
        closed.append(folder)
        for path in [*folder.rglob("*"), folder]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        return [] if os.geteuid() else without_powers()

    yield close
    for folder in closed:
        folder.chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


def without_powers() -> list[str]:
    """How root starts a process that permission bits bind."""
    command = [shutil.which("setpriv") or "setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    try:
        subprocess.run([*command, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"root cannot give up its powers here: {error}")
    return command


def output_of(prefix: list[str], program: str, *arguments: object) -> str:
    start = f"import sys; sys.path.insert(0, {str(HERE)!r}); from test_folder import *\n"
    command = [*prefix, sys.executable, "-B", "-c", start + program, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def lines_of(index: IndexFolder, question: str) -> list[str]:
    return [
        f"{hit.rank} {hit.article.id} {hit.passage.start} {round(hit.score, 6)} {hit.lexical_rank}"
        for hit in Retriever(index, ENCODER).search(question, "fr", 5)
    ]


def test_read_only_folder_gives_the_same_hits(index, read_only):
    question = f"Où est le {own_word(7)} ?"
    expected = lines_of(index, question)
    index.close()
    prefix = read_only(index.path)
    assert output_of(prefix, SEARCH, index.path, question).splitlines() == expected


def test_read_only_folder_without_derived_files_gives_the_same_hits(index, read_only):
    question = f"Où est le {own_word(7)} ?"
    expected = lines_of(index, question)
    index.close()
    delete_all_derived(index.path)
    prefix = read_only(index.path)
    assert output_of(prefix, SEARCH, index.path, question).splitlines() == expected


def test_read_only_copy_of_an_index_in_use_has_its_last_changes(tmp_path, index, read_only):
    # What a killed process left, or a running one has not yet written back, stands in SQLite's log.
    question = f"Où est le {own_word(7)} ?"
    expected = lines_of(index, question)
    assert (index.path / f"{FILE}-wal").stat().st_size > 0
    shutil.copytree(index.path, tmp_path / "copy")
    prefix = read_only(tmp_path / "copy")
    assert output_of(prefix, SEARCH, tmp_path / "copy", question).splitlines() == expected


def test_read_only_folder_is_not_changed_and_says_so(index, articles, read_only):
    index.close()
    prefix = read_only(index.path)
    assert "IndexUnusable" in (told := output_of(prefix, WRITE, index.path, articles))
    assert "read-only" in told
