"""Trains step by step, saving so that it can go on after any interruption."""

import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from tqdm import tqdm

from training.bert import LearningBert

SAVE_SECONDS = 240


class Loop:
    """A model, its optimizer and how far they are."""

    def __init__(self, model: LearningBert, rate: float) -> None:
        """Takes the learning rate at its highest."""
        self.model, self.rate = model, rate
        self.optimizer = torch.optim.AdamW(model.masters, lr=rate, weight_decay=0.01, fused=True)
        self.step = 0

    def run(
        self,
        steps: int,
        loss: Callable[[int], Tensor],
        share: Callable[[int], float],
        after: Callable[[int, float], None],
        checkpoint: Path,
    ) -> None:
        """Takes the steps that are left.

        Args:
            steps: in all.
            loss: of a step.
            share: of the highest learning rate at a step.
            after: is told the number of the step and its loss.
            checkpoint: the file to go on from, written every few minutes and at the end.
        """
        saved = time.monotonic()
        for step in tqdm(range(self.step, steps), initial=self.step, total=steps, desc="training", unit="batch"):
            found = loss(step)
            found.backward()
            self.update(share(step))
            self.step = step + 1
            after(step, found.item())
            if time.monotonic() - saved > SAVE_SECONDS or self.step == steps:
                self.save(checkpoint)
                saved = time.monotonic()

    def update(self, share: float) -> None:
        """Changes the weights by their gradients, at a share of the highest rate."""
        self.model.take_gradients()
        nn.utils.clip_grad_norm_(self.model.masters, 1.0)
        self.optimizer.param_groups[0]["lr"] = self.rate * share
        self.optimizer.step()
        self.model.follow_masters()

    def save(self, path: Path) -> None:
        """Writes a checkpoint whole or not at all."""
        unfinished = path.with_suffix(".unfinished")
        state = {"step": self.step, "masters": self.model.masters, "optimizer": self.optimizer.state_dict()}
        torch.save(state, unfinished)
        unfinished.rename(path)

    def load(self, path: Path) -> None:
        """Goes on from a checkpoint."""
        state = torch.load(path, map_location=self.model.masters[0].device, weights_only=True)
        with torch.no_grad():
            for master, value in zip(self.model.masters, state["masters"], strict=True):
                master.copy_(value)
        self.model.follow_masters()
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]
