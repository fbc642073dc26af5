"""Access key and secret key of Huawei Cloud, which sign each request; how, and why so, is in `huawei_signature`."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, ClassVar, Self, TypeAlias
from urllib.parse import unquote, urlsplit

from ..errors import ConfigurationError
from ..transport import HttpRequest
from .base import credential
from .huawei_signature import (
    NO_BODY,
    UNSIGNED,
    authorization_text,
    canonical_request,
    date_text,
    hmac_halves,
    is_unsigned,
    sign_text,
)

__all__ = ["HuaweiAccessKey"]

_VARIABLES = ("AK", "SK", "SECURITY_TOKEN", "PROJECT_ID")
_CACHED_TARGETS = 256

# What does not change between two calls to the same place. Method, URL, content type, host, whether the body is empty;
_Key: TypeAlias = tuple[str, str, str | None, str | None, bool]
# and the canonical text before and after the date, the beginning of `Authorization`, whether the body is unsigned.
_Target: TypeAlias = tuple[str, str, str, bool]


class HuaweiAccessKey:
    """Access key and secret key, permanent or temporary.

    Signs `Host`, `X-Sdk-Date`, `Content-Type`, `X-Project-Id` and `X-Security-Token`, but not `User-Agent`, which
    proxies rewrite.

    Args:
        access_key: Access key ID (AK).
        secret_key: Secret access key (SK).
        security_token: Needed with temporary credentials.
        project_id: Sent and signed as `X-Project-Id` if given.

    Raises:
        ConfigurationError: One of them is empty, or has blanks or line breaks around it.
    """

    __slots__ = ("_access_key", "_clock", "_extra", "_inner", "_outer", "_secret_key", "_targets")

    ENVIRONMENT: ClassVar[str] = "HUAWEICLOUD_SDK_"

    def __init__(
        self,
        access_key: str,
        secret_key: str,
        *,
        security_token: str | None = None,
        project_id: str | None = None,
    ) -> None:
        self._access_key = credential("the access key", access_key)
        self._secret_key = credential("the secret key", secret_key, ascii_only=False)
        self._inner, self._outer = hmac_halves(secret_key)
        self._extra: dict[str, str] = {}
        if project_id:
            self._extra["X-Project-Id"] = credential("the project ID", project_id)
        if security_token:
            self._extra["X-Security-Token"] = credential("the security token", security_token)
        self._clock = (0, "")
        self._targets: dict[_Key, _Target] = {}

    @classmethod
    def from_env(cls) -> Self:
        """Read ``HUAWEICLOUD_SDK_AK``, ``_SK`` and, if set, ``_SECURITY_TOKEN`` and ``_PROJECT_ID``.

        Raises:
            ConfigurationError: The first two are not both set.
        """
        found = {name: os.environ.get(cls.ENVIRONMENT + name) or None for name in _VARIABLES}
        missing = [cls.ENVIRONMENT + name for name in ("AK", "SK") if found[name] is None]
        if missing:
            raise ConfigurationError(
                f"no access key: set the environment variable {' and '.join(missing)}"
            )
        return cls._of(found)

    @classmethod
    def from_profile(
        cls, path: str | os.PathLike[str] | None = None, section: str = "basic"
    ) -> Self:
        """Read ``ak``, ``sk`` and, if present, ``security_token`` and ``project_id`` from the vendor's profile file.

        Args:
            path: The file; by default what ``HUAWEICLOUD_SDK_CREDENTIALS_FILE`` names, or
                ``~/.huaweicloud/credentials``.
            section: Its section. ``%`` has no special meaning in values.

        Raises:
            ConfigurationError: The file cannot be read, or lacks the section or the keys.
        """
        import configparser  # these two are needed by few, and not free to load
        from pathlib import Path

        named = path or os.environ.get(cls.ENVIRONMENT + "CREDENTIALS_FILE")
        file = Path(named or "~/.huaweicloud/credentials").expanduser()
        parser = configparser.RawConfigParser()
        problem = None
        try:
            with file.open(encoding="utf-8-sig") as stream:
                parser.read_file(stream)
        except OSError as error:
            problem = f"cannot read the profile {file}: {error.strerror}"
        except UnicodeDecodeError:
            problem = f"{file}: not UTF-8"
        except (configparser.DuplicateSectionError, configparser.DuplicateOptionError) as error:
            problem = f"{file}:{error.lineno}: a section or key appears twice"
        except configparser.MissingSectionHeaderError as error:
            problem = f"{file}:{error.lineno}: no section, such as [{section}], before this"
        except configparser.ParsingError as error:
            problem = f"{file}:{error.errors[0][0]}: not a line of the form 'key = value'"
        if problem is not None:
            # Raised out here so that it leaves the parser's error behind, which quotes lines of the file.
            raise ConfigurationError(problem)
        if not parser.has_section(section):
            raise ConfigurationError(
                f"{file}: no section [{section}]; there are {parser.sections()}"
            )
        values = dict(parser.items(section))
        found = {name: values.get(name.lower()) or None for name in _VARIABLES}
        missing = [name.lower() for name in ("AK", "SK") if found[name] is None]
        if missing:
            raise ConfigurationError(f"{file}: section [{section}] lacks {' and '.join(missing)}")
        return cls._of(found)

    @classmethod
    def _of(cls, found: Mapping[str, str | None]) -> Self:
        return cls(
            found["AK"] or "",
            found["SK"] or "",
            security_token=found["SECURITY_TOKEN"],
            project_id=found["PROJECT_ID"],
        )

    def sign(self, request: HttpRequest) -> HttpRequest:
        """The signed request. An `Authorization` that is there already is kept, and nothing is signed."""
        headers, body = request.headers, request.body
        if "Authorization" in headers:
            return request.replace(headers={**headers, **self._extra})
        url, method = request.url, request.method
        content_type = headers.get("Content-Type") or request.header("Content-Type")
        host = headers.get("Host") or request.header("Host")
        key = (method, url, content_type, host, not body)
        before, after, start, unsigned = self._targets.get(key) or self._prepare(key)
        second = int(time.time())
        clock = self._clock
        if clock[0] != second:
            clock = self._clock = (second, date_text(second))
        date = clock[1]
        payload = UNSIGNED if unsigned else sha256(body).hexdigest() if body else NO_BODY
        text = f"{before}{date}{after}{payload}"
        authorization = start + sign_text(self._inner, self._outer, date, text)
        # All at once: a dict that grows afterwards costs twice.
        signed = {**headers, **self._extra, "X-Sdk-Date": date, "Authorization": authorization}
        if unsigned:
            signed["X-Sdk-Content-Sha256"] = UNSIGNED
        return HttpRequest(method, url, signed, body, request.timeout)

    def _prepare(self, key: _Key) -> _Target:
        method, url, content_type, host, empty = key
        parts = urlsplit(url)
        pairs = [pair.partition("=") for pair in parts.query.split("&") if pair]
        fields = {**self._extra, "Host": host or parts.netloc, "X-Sdk-Date": "\0"}
        unsigned = not empty and is_unsigned(content_type)
        if content_type is not None:
            fields["Content-Type"] = content_type
        if unsigned:
            fields["X-Sdk-Content-Sha256"] = UNSIGNED
        query = [(unquote(name), unquote(value)) for name, _, value in pairs]
        text, names = canonical_request(method, parts.path or "/", query, fields, "")
        before, _, after = text.partition("\0")
        if len(self._targets) >= _CACHED_TARGETS:
            self._targets.clear()
        start = authorization_text(self._access_key, names, "")
        target = self._targets[key] = (before, after, start, unsigned)
        return target

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._access_key!r}, ***)"

    def __reduce__(self) -> tuple[Any, ...]:
        # Hash states cannot be pickled.
        return _rebuild, (type(self), self._access_key, self._secret_key, self._extra)


def _rebuild(
    kind: type[HuaweiAccessKey], access: str, secret: str, extra: Mapping[str, str]
) -> HuaweiAccessKey:
    token, project = extra.get("X-Security-Token"), extra.get("X-Project-Id")
    return kind(access, secret, security_token=token, project_id=project)
