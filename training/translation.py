"""Puts texts into the other language by rules, with Apertium (Forcada et al., 2011): clumsy, but it has a grammar.

There are no rules from English to French, so the way goes over Catalan, whose rules are the best kept. Needs Debian's
packages apertium, apertium-eng-cat and apertium-fra-cat.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tqdm import tqdm

WAY = {"en": ("eng-cat", "cat-fra"), "fr": ("fra-cat", "cat-eng")}
_PART = 500  # texts that one process is given


def expect_rules() -> None:
    """Looks whether Apertium has both ways.

    Raises:
        SystemExit: it lacks rules; says which, and the command that helps.
    """
    if missing := missing_rules():
        needed = "apt-get install apertium apertium-eng-cat apertium-fra-cat"
        raise SystemExit(f"Apertium lacks {', '.join(sorted(missing))}: {needed}")


def missing_rules() -> set[str]:
    """The pairs of languages that Apertium lacks here; all, where it is not installed."""
    listed = ""
    if shutil.which("apertium"):
        listed = subprocess.run(["apertium", "-l"], capture_output=True, encoding="utf-8", check=True).stdout
    return {rules for way in WAY.values() for rules in way} - set(listed.split())


def translations(texts: Sequence[str], language: str, work: Path) -> dict[str, str]:
    """Every text's translation, made once and kept.

    Example:
        ["The white house."], "en" → {"The white house.": "La maison blanche."}

    Args:
        texts: in any order.
        language: of the texts, "en" or "fr".
        work: the folder that keeps the translations.
    """
    kept = work / f"translated-from-{language}.json"
    known: dict[str, str] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        parts = [missing[start : start + _PART] for start in range(0, len(missing), _PART)]
        with ThreadPoolExecutor(os.cpu_count()) as processes:
            made = processes.map(lambda part: _translated(part, language), parts)
            for part, found in zip(parts, tqdm(made, desc="translating", total=len(parts), unit="part"), strict=True):
                known.update(zip(part, found, strict=True))
                _keep(known, kept)
    return {text: known[text] for text in texts}


def _keep(known: dict[str, str], kept: Path) -> None:
    unfinished = kept.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    unfinished.rename(kept)


def _translated(texts: Sequence[str], language: str) -> list[str]:
    """Between blank lines, at which Apertium ends a sentence, so that no word goes from one text to the next.

    Where rules take a blank line away, the texts are told in two halves, down to one alone.
    """
    told = "\n\n".join(" ".join(text.split()) for text in texts)
    for rules in WAY[language]:
        told = subprocess.run(
            ["apertium", "-u", rules], input=told, capture_output=True, encoding="utf-8", check=True
        ).stdout
    found = [" ".join(text.split()) for text in told.split("\n\n")]
    if len(found) == len(texts):
        return found
    if len(texts) == 1:
        return [" ".join(found)]
    half = len(texts) // 2
    return _translated(texts[:half], language) + _translated(texts[half:], language)
