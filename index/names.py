"""What files are called for people on other machines: by their place in the folder that was indexed, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from runtime.errors import IbidError


@dataclass(frozen=True)
class Names:
    """Names of files.

    Attributes:
        folders: that were indexed; none for the whole paths, as people on this machine use them.
        beside: other folders that no message may name.
    """

    folders: Sequence[Path] = ()
    beside: Sequence[Path] = ()

    def of(self, path: str) -> str:
        """The name of a file, and of the folders that it lies in below the indexed one.

        Example:
            >>> names = Names([Path("/home/ana/press")])
            >>> names.of("/home/ana/press/2016/mars.txt"), names.of("/mnt/elsewhere/mars.txt")
            ('2016/mars.txt', 'mars.txt')
        """
        if not self.folders:
            return path
        parents = Path(path).parents
        below = next((folder for folder in self.folders if folder in parents), Path(path).parent)
        return Path(path).relative_to(below).as_posix()

    def within(self, words: str) -> str:
        """Words that may name these folders, without them.

        Example:
            >>> Names([Path("/home/ana/press")]).within("/home/ana/press/a.zip: cannot be opened")
            'a.zip: cannot be opened'
        """
        for folder in (*self.folders, *self.beside) if self.folders else ():
            words = words.replace(f"{folder}/", "").replace(str(folder), folder.name)
        return words

    def without_folders(self, error: IbidError) -> IbidError:
        """An error whose message names none of these folders."""
        message, *values = error.args
        return type(error)(
            self.within(message),
            *(self.without_folders(v) if isinstance(v, IbidError) else self.within(v) for v in values),
        )
