"""What a training is told on the command line."""

import argparse
from pathlib import Path

import torch

from benchmarks.sets import SEED, with_public_sets

ROOT = Path(__file__).parent.parent
BASE = ROOT / ".training" / "base"


def work_of(kind: str) -> Path:
    """The folder in which the training of an encoder or a reader keeps what it goes on from."""
    return ROOT / ".training" / kind


def options_of(kind: str, told: str | None) -> argparse.Namespace:
    """Reads `data`, `work`, `out` and `start`, the folders of the training of an encoder or a reader; sets the seed.

    Args:
        kind: "encoder" or "reader".
        told: what `--help` says.
    """
    parser = argparse.ArgumentParser(prog=f"python -m training.{kind}", description=told)
    parser.add_argument("--work", type=Path, default=work_of(kind), help="where it keeps what it goes on from")
    parser.add_argument("--start", type=Path, default=BASE, help="the folder to start from (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / f"{kind}-fr-en", help="the model's folder")
    options = with_public_sets(parser)
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    return options
