"""The encoder gives the model's own vectors, whatever the batch; what it is given is read whole."""

import json
import random
import shutil

import numpy as np
import pytest

from index.encoder import BUNDLED, Encoder, identity_of
from runtime.errors import ModelUnusable, WrongInput
from runtime.models import NETWORK
from text.accents import fold

PAIRS = [
    ("Le ministre belge de la Justice a signé l’accord.", "The Belgian minister of justice signed the agreement."),
    ("La maternité de l’hôpital va déménager.", "The hospital's maternity ward is going to move."),
    ("Un incendie a détruit deux cents maisons.", "A fire destroyed two hundred homes."),
    ("Les prix de l’électricité vont baisser.", "Electricity prices are going to fall."),
    ("Le musée rouvre ses portes samedi.", "The museum reopens on Saturday."),
    ("Les conducteurs de train sont en grève.", "Train drivers are on strike."),
]
FRENCH, ENGLISH = [fr for fr, _ in PAIRS], [en for _, en in PAIRS]


@pytest.fixture(scope="module")
def plain():
    """The same model without our encoder, in float32."""
    import torch
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(
        str(BUNDLED), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
    ).eval()


@pytest.fixture(scope="module")
def e5_like(tmp_path_factory) -> Encoder:
    """The bundled model without the prompts of its configuration, under a name by which E5 models are known."""
    folder = tmp_path_factory.mktemp("models") / "multilingual-e5-tiny"
    shutil.copytree(BUNDLED, folder, ignore=shutil.ignore_patterns(NETWORK))
    path = folder / "config_sentence_transformers.json"
    path.write_text(
        json.dumps(json.loads(path.read_text("utf-8")) | {"prompts": {"query": "", "document": ""}}), "utf-8"
    )
    return Encoder(str(folder))


@pytest.mark.parametrize("count", [0, 1, 40])
def test_vectors_are_float32_of_unit_length(encoder, count):
    texts = [f"Phrase {n} " * (n % 9) for n in range(count)]
    for vectors in (encoder.encode_queries(texts), encoder.encode_passages(texts)):
        assert vectors.shape == (count, encoder.dimension)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(("runtime", "rounding"), [("onnx", 0.015), ("torch", 0.001)])
def test_vectors_are_those_of_the_model_in_float32(monkeypatch, plain, seeds, runtime, rounding):
    monkeypatch.setenv("IBID_RUNTIME", runtime)
    encoder = Encoder()
    texts = [*FRENCH, *ENGLISH, *(path.read_text("utf-8") for path in seeds.iterdir())]
    cosines = np.sum(encoder.encode_passages(texts) * plain.encode_document(texts), axis=1)
    assert cosines.min() > 1 - rounding
    queries = np.sum(encoder.encode_queries(texts) * plain.encode_query(texts), axis=1)
    assert queries.min() > 1 - rounding


def test_a_runtime_that_is_none_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("IBID_RUNTIME", "tensorflow")
    with pytest.raises(WrongInput, match="'tensorflow'.*onnx or torch"):
        Encoder().encode_queries(["Qui ?"])


def test_both_runtimes_have_one_identity(monkeypatch, encoder):
    monkeypatch.setenv("IBID_RUNTIME", "torch")
    assert Encoder().identity == encoder.identity


@pytest.mark.parametrize("damaged", [b"", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"])
def test_network_that_was_not_downloaded_is_named(tmp_path, damaged):
    shutil.copytree(BUNDLED, tmp_path / "model")
    (tmp_path / "model" / NETWORK).write_bytes(damaged)
    with pytest.raises(ModelUnusable, match=str(tmp_path / "model")):
        Encoder(str(tmp_path / "model")).encode_queries(["Qui ?"])


@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_company_of_the_texts_do_not_matter(encoder, seed):
    texts = [*FRENCH, *ENGLISH, "", "oui", "Une phrase plus longue que les autres. " * 6]
    random.Random(seed).shuffle(texts)
    together = encoder.encode_passages(texts)
    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    assert np.array_equal(together, alone)


def test_batches_larger_than_one_keep_their_order(encoder):
    texts = [f"{FRENCH[n % 6]} {n}" for n in range(40)]
    done = []
    vectors = encoder.encode_passages(texts, done.append)
    assert (
        np.sum(vectors[[0, 33, 39]] * encoder.encode_passages([texts[0], texts[33], texts[39]]), axis=1).min() > 0.999
    )
    assert done[-1] == 40
    assert done == sorted(done)


@pytest.mark.parametrize(("asked", "there"), [(FRENCH, ENGLISH), (ENGLISH, FRENCH)], ids=["fr-en", "en-fr"])
def test_each_sentence_is_nearest_to_its_translation(encoder, asked, there):
    cosines = encoder.encode_queries(asked) @ encoder.encode_passages(there).T
    assert cosines.argmax(axis=1).tolist() == list(range(len(PAIRS)))


def test_e5_models_get_their_prompts(encoder, e5_like):
    asked = e5_like.encode_queries(FRENCH)
    assert np.sum(asked * encoder.encode_queries(FRENCH), axis=1).min() > 0.99
    told = e5_like.encode_passages(FRENCH)
    assert np.sum(told * encoder.encode_passages(FRENCH), axis=1).min() > 0.99
    assert np.sum(asked * told, axis=1).max() < 0.99


def test_bundled_model_brings_the_prompts_of_its_base(plain):
    assert plain.prompts == {"query": "query: ", "document": "passage: "}


def test_tokens_are_counted_without_the_special_ones(encoder, plain):
    texts = ["", "Bruxelles", *FRENCH]
    expected = [len(plain.tokenizer.tokenize(text)) for text in texts]
    assert encoder.count_tokens(texts) == expected
    assert expected[0] == 0


def test_tokens_of_a_giant_text_are_counted_without_a_warning(encoder):
    assert encoder.count_tokens([" ".join(["la paix"] * 5000)]) == [10_000]


@pytest.mark.parametrize("title", ["La paix", "Le titre " * 30, "Le roi reçoit l’ambassadeur à Marrakech-Ménara, " * 8])
def test_last_words_of_a_passage_that_fills_the_window_are_read(encoder, title):
    # A passage that differs in its last words only must have another vector, whatever its title.
    passage = " ".join(["paix"] * (encoder.window - 8))
    assert encoder.count_tokens([passage])[0] == encoder.window - 8
    texts = [encoder.titled(title, f"{passage} {last}") for last in ("Koen Geens", "une vache rousse")]
    one, other = encoder.encode_passages(texts)
    assert float(one @ other) < 0.9999


def test_identity_moves_with_all_that_vectors_depend_on(tmp_path):
    model = tmp_path / "model"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"one")
    first = identity_of(str(model))
    assert identity_of(str(model)) == first
    (model / "model.safetensors").write_bytes(b"two")
    assert identity_of(str(model)) != first
    changed = identity_of(str(model))
    (model / "tokenizer.json").write_text("{}")
    assert identity_of(str(model)) != changed
    changed = identity_of(str(model))
    (model / "README.md").write_text("words")
    assert identity_of(str(model)) == changed


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """An empty cache of the model hub, and what downloads a revision of a model into it."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))

    def download(name: str, revision: str) -> None:
        cached = tmp_path / "hub" / f"models--{name.replace('/', '--')}"
        (cached / "snapshots" / revision).mkdir(parents=True)
        (cached / "snapshots" / revision / "config.json").write_text("{}")
        (cached / "refs").mkdir(exist_ok=True)
        (cached / "refs" / "main").write_text(revision)

    return download


def test_identity_of_a_model_of_the_hub_has_the_revision_that_was_downloaded(hub):
    encoder = Encoder("org/model")
    assert encoder.identity == "org/model"
    hub("org/model", 40 * "a")
    assert encoder.identity == f"org/model@{40 * 'a'}"
    hub("org/model", 40 * "b")
    assert encoder.identity == f"org/model@{40 * 'a'}"  # what is loaded does not change
    assert Encoder("org/model").identity == f"org/model@{40 * 'b'}"


@pytest.mark.parametrize("name", ["absent/folder/deeper", "../elsewhere", "a name with blanks"])
def test_identity_of_what_can_be_no_name_of_the_hub_is_the_name(name):
    assert identity_of(name) == name


def test_missing_folder_is_named(tmp_path):
    with pytest.raises(ModelUnusable, match="absent"):
        Encoder(str(tmp_path / "absent")).encode_queries(["Qui ?"])


def test_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(ModelUnusable, match=str(tmp_path)):
        Encoder(str(tmp_path)).encode_queries(["Qui ?"])


@pytest.mark.parametrize("weights", [b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", b""])
def test_model_whose_weights_were_not_downloaded_is_named(tmp_path, weights):
    model = tmp_path / "model"
    shutil.copytree(BUNDLED, model, ignore=shutil.ignore_patterns("*.safetensors", NETWORK))
    (model / "model.safetensors").write_bytes(weights)
    with pytest.raises(ModelUnusable, match=str(model)):
        Encoder(str(model)).encode_queries(["Qui ?"])


def test_bundled_model_has_twelve_layers_and_less_than_75_megabytes(plain):
    files = [path for path in BUNDLED.rglob("*") if path.suffix in {".safetensors", ".json"}]
    assert sum(path.stat().st_size for path in files) < 75_000_000
    assert (BUNDLED / NETWORK).stat().st_size < 45_000_000
    assert plain[0].auto_model.config.num_hidden_layers == 12


def test_a_question_in_capitals_is_the_question_in_small_letters(encoder):
    written, shouted = encoder.encode_queries(["où l’évêque a-t-il été reçu ?", "OÙ L’ÉVÊQUE A-T-IL ÉTÉ REÇU ?"])
    np.testing.assert_allclose(shouted, written, atol=1e-3)


@pytest.mark.parametrize("typed", [fold, str.lower, str.upper])
def test_however_it_is_typed_a_sentence_finds_its_translation(encoder, typed):
    cosines = encoder.encode_queries([typed(text) for text in FRENCH]) @ encoder.encode_passages(ENGLISH).T
    assert cosines.argmax(axis=1).tolist() == list(range(len(PAIRS)))


def test_a_question_asked_twice_has_the_same_vector_and_another_one_its_own(encoder):
    first = encoder.encode_queries(["Qui est venu ?"])
    first += 1  # what was given away is the caller's own
    again, other = encoder.encode_queries(["Qui est venu ?"]), encoder.encode_queries(["Who came?"])
    assert np.allclose(again, encoder.encode_queries(["Who came?", "Qui est venu ?"])[1], atol=1e-5)
    assert float(again[0] @ other[0]) < 0.999
    assert np.linalg.norm(again[0]) == pytest.approx(1, abs=1e-5)


def test_a_model_that_is_nowhere_is_refused_at_once():
    with pytest.raises(ModelUnusable, match=r"'nobody/none' is no folder here, was not downloaded before"):
        _ = Encoder("nobody/none").dimension
