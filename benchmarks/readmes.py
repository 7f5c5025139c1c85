"""The numbers of the READMEs, in both languages, from benchmarks/results."""

from datetime import date

from benchmarks.markdown import between, load, row
from text.calendar import long_date


def with_numbers(readme: str, *, french: bool) -> str:
    """A README with the lines between its two number marks written anew."""
    return between("numbers", _summary(french), readme)


def _summary(french: bool) -> str:
    quality, speed = load("quality"), load("speed")
    at = speed["machine"]  # the shares above do not depend on it
    day = date.fromisoformat(at["date"])
    seeds = quality["readers"]["extractive"]["seeds"]
    asked, cold, indexed = speed["ask"]["extractive"], speed["cold start"], speed["indexing"]
    head = "| | français | anglais |" if french else "| | French | English |"
    names = (
        {
            "recall@5": "bon passage parmi les cinq premiers",
            "answered_right": "questions avec réponse : réponse juste affichée",
            "abstention_recall": "questions sans réponse : le programme le dit",
        }
        if french
        else {
            "recall@5": "right passage among the first five",
            "answered_right": "answerable questions: right answer shown",
            "abstention_recall": "unanswerable questions: it says so",
        }
    )
    rows = [
        row(title, _share(seeds["fr"][key], french), _share(seeds["en"][key], french)) for key, title in names.items()
    ]
    if french:
        tail = (
            f"Mesuré le {long_date(day, 'fr')} ({at['processor']}, {at['cores']} cœurs) : "
            f"médiane de {_french(asked['p50 ms'])} ms par question, {_french(cold['median s'])} s du lancement "
            f"de `ibid ask` à la réponse, {_french(indexed['passages a second'])} passages indexés par seconde, "
            f"{cold['peak MiB']} Mio de mémoire au plus."
        )
    else:
        tail = (
            f"Measured on {long_date(day, 'en')} ({at['processor']}, {at['cores']} cores): "
            f"median {asked['p50 ms']} ms a question, {cold['median s']} s from the start of `ibid ask` to its answer, "
            f"{indexed['passages a second']} passages indexed a second, {cold['peak MiB']} MiB of memory at most."
        )
    return "\n".join([head, "|---|---|---|", *rows, "", tail])


def _share(value: float, french: bool) -> str:
    return f"{value * 100:.0f}\u202f%" if french else f"{value:.0%}"


def _french(value: float) -> str:
    return str(value).replace(".", ",")
