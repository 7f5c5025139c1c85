"""What every result file says about where and when it was measured, and how it is written."""

import json
import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from runtime.models import computes_in_bfloat16

RESULTS = Path(__file__).parent / "results"


def machine() -> dict[str, Any]:
    """The machine and the day."""
    return {
        "date": date.today().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "bfloat16": computes_in_bfloat16(),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "onnxruntime": version("onnxruntime"),
    }


def save(name: str, result: dict[str, Any]) -> None:
    """Writes benchmarks/results/NAME.json, the machine with it."""
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps({"machine": machine(), **result}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
