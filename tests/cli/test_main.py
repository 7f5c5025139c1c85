"""What the command line adds to an error: the command that helps, which a page or a program has no use for."""

import pytest

from cli.main import COULD_NOT, WRONG_USAGE, main
from index.folder import IndexFolder
from index.sync import sync


@pytest.fixture
def index(tmp_path, seeds, encoder):
    folder = IndexFolder.create(tmp_path / "index", encoder)
    sync(folder, [seeds], encoder)
    folder.close()
    return str(tmp_path / "index")


@pytest.mark.parametrize(
    ("command", "status", "help"),
    [
        (["ask", "?!"], WRONG_USAGE, 'such as: ibid ask "Who visited Rabat?"'),
        (["ask", "Qui ?", "--since", "2020-01-01"], WRONG_USAGE, "To see what there is: ibid articles"),
        (["show", "nothing"], COULD_NOT, "`ibid ask --json` names the ids it cites."),
    ],
)
def test_the_command_that_helps_is_told(capsys, index, command, status, help):
    assert main([*command, "--index", index]) == status
    told = capsys.readouterr().err.strip()
    assert told.startswith("ibid: ") and told.endswith(help)
