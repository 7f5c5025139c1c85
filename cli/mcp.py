"""`ibid mcp`: the four tools for an assistant on this machine, by the Model Context Protocol over stdin and stdout."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import wraps
from typing import TYPE_CHECKING, Any

from cli.options import add_command, add_reading_options
from cli.wiring import encoder_of, opened, pipeline_of, tools_of
from runtime.errors import ExtraMissing, IbidError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer
    from starlette.applications import Starlette

    from index.names import Names
    from qa.tools import Tools

_INSTRUCTIONS = (
    "Ibid answers questions about a folder of articles, in French or English, by quoting them word for word. What is "
    "in `quote`, `sentence`, `passage` and `text` is the articles' own wording: give it unchanged, with the article's "
    "title and date. Where `answer` is null, the articles do not answer: say so, and make nothing up."
)


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "mcp", run, "tools for a desktop assistant: it starts this, and speaks MCP to it")
    add_reading_options(command)


def run(options: argparse.Namespace) -> bool:
    """Serves until stdin ends. Nothing but the protocol is written to stdout."""
    check_library()
    with redirect_stdout(sys.stderr):  # whatever a library may print while it loads; later on, the protocol sees to it
        folder = opened(options)
        tools = tools_of(pipeline_of(options, folder, encoder_of(options)), folder)
        tools.pipeline.ask("Warm-up.")  # the first question should not be the slow one
    server_of(tools).run("stdio")
    return True


def check_library() -> None:
    """Finds out early whether the protocol's library is installed.

    Raises:
        ExtraMissing: it is not.
    """
    try:
        import mcp.server.mcpserver  # noqa: F401  # only whether it can be imported
    except ImportError as error:
        raise ExtraMissing(
            f"The Model Context Protocol needs a library that is not installed ({error}). "
            "Install it: python -m pip install 'mcp>=2.3,<3'"
        ) from error


def server_of(tools: "Tools") -> "MCPServer":
    """What offers the tools by the protocol, over whatever it is then run."""
    from importlib.metadata import version

    from mcp.server.mcpserver import MCPServer
    from mcp.types import ToolAnnotations

    server = MCPServer("ibid", instructions=_INSTRUCTIONS, version=version("ibid"), log_level="WARNING")
    only_reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in (tools.ask, tools.search, tools.articles, tools.article):
        server.add_tool(_with_own_errors(tool, tools.names), annotations=only_reads, structured_output=False)
    return server


def over_http(tools: "Tools") -> "Starlette":
    """The same at the address /mcp. It lets everyone in: who serves it guards it."""
    from mcp.server.transport_security import TransportSecuritySettings

    unguarded = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    return server_of(tools).streamable_http_app(json_response=True, stateless_http=True, transport_security=unguarded)


def _with_own_errors(tool: Callable[..., Any], names: "Names") -> Callable[..., str]:
    """A tool whose result is JSON, and whose errors are the protocol's, for the assistant to read."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def called(**named: Any) -> str:
        try:
            return json.dumps(tool(**named), ensure_ascii=False)
        except IbidError as error:
            raise ToolError(str(names.without_folders(error))) from error

    return called
