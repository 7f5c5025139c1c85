"""How a model is run: where the bundled ones lie, by which library, and in which precision torch computes here."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from runtime.errors import WrongInput

if TYPE_CHECKING:
    import torch

MODELS = Path(__file__).parent.parent / "models"
NETWORK = "model.onnx"
"""The file in a model's folder that onnxruntime runs, its weights in int8; the other files are for torch."""

_RUNTIMES = ("onnx", "torch")


def runs_by_onnx(folder: Path) -> bool:
    """Whether a model's folder has a network for onnxruntime, and IBID_RUNTIME does not ask for torch.

    Raises:
        WrongInput: IBID_RUNTIME asks for something else.
    """
    wanted = os.environ.get("IBID_RUNTIME", "onnx")
    if wanted not in _RUNTIMES:
        raise WrongInput("IBID_RUNTIME is {!r}; it can be {}.", wanted, " or ".join(_RUNTIMES))
    return wanted == "onnx" and (folder / NETWORK).is_file()


def computes_in_bfloat16() -> bool:
    """Whether the processor computes in bfloat16: elsewhere it is emulated, and slower than float32."""
    import torch

    return torch.cpu._is_avx512_bf16_supported()


def precision() -> "torch.dtype":
    """What a model's weights are loaded as."""
    import torch

    return torch.bfloat16 if computes_in_bfloat16() else torch.float32
