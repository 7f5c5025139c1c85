"""How a bundled model is run: where it lies, and in which precision this processor computes."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

MODELS = Path(__file__).parent.parent / "models"


def computes_in_bfloat16() -> bool:
    """Whether the processor computes in bfloat16: elsewhere it is emulated, and slower than float32."""
    import torch

    return torch.cpu._is_avx512_bf16_supported()


def precision() -> "torch.dtype":
    """What a model's weights are loaded as."""
    import torch

    return torch.bfloat16 if computes_in_bfloat16() else torch.float32
