"""Run every Python block of a README, in an environment that has the package and nothing of ours.

Called with the README, the name of the package and that of its client.  Nothing is sent: the clients get a transport that
answers with the body it was given, as this service does, unless a block brings its own.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
from pathlib import Path
from typing import Any

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main(readme: str, package: str, client: str) -> int:
    """Exit status 1 where there is no block to run; what a block raises is shown as it is."""
    sdk = importlib.import_module(package)
    if "site-packages" not in str(sdk.__file__):
        sys.exit(f"{package} is not the installed one, but {sdk.__file__}")

    def answer(request: Any) -> Any:
        return sdk.HttpResponse(200, {"Content-Type": "application/json"}, request.body or b"{}")

    def stubbed(kind: type[Any]) -> type[Any]:
        def start(self: Any, **settings: Any) -> None:
            kind.__init__(self, **{"transport": sdk.StubTransport(answer), **settings})

        return type(kind.__name__, (kind,), {"__init__": start})

    for name in (client, f"Async{client}"):
        setattr(sdk, name, stubbed(getattr(sdk, name)))
    os.environ.update(HUAWEICLOUD_SDK_AK="key", HUAWEICLOUD_SDK_SK="secret")
    blocks = _BLOCK.findall(Path(readme).read_text(encoding="utf-8"))
    for number, block in enumerate(blocks, 1):
        exec(compile(block, f"README.md, block {number}", "exec"), {"__name__": "__main__"})  # noqa: S102 - what it is for
    return 0 if blocks else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
