"""A server that answers every request with the same bytes, in a process of its own: `server.py BODY_FILE`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path


class Fixed(asyncio.Protocol):
    """Reads a request by its Content-Length and writes the answer; nothing else."""

    answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.pending = b""

    def data_received(self, data: bytes) -> None:
        self.pending += data
        while b"\r\n\r\n" in self.pending:
            head, _, rest = self.pending.partition(b"\r\n\r\n")
            length = 0
            for line in head.lower().split(b"\r\n"):
                if line.startswith(b"content-length:"):
                    length = int(line[15:])
            if len(rest) < length:
                return
            self.pending = rest[length:]
            assert isinstance(self.transport, asyncio.Transport)
            self.transport.write(self.answer)


async def main(body: bytes) -> None:
    Fixed.answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: 1\r\n"
        + f"Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    server = await asyncio.get_running_loop().create_server(Fixed, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]).read_bytes()))
