"""When to send again, and how long to wait before it.

A request that is not idempotent may be sent again only if the service certainly did not act on it: no connection
was established, or the gateway in front of the service turned it away (429 with a gateway's own code).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from .errors import ApiError, ClientError, ConfigurationError, TransportError

__all__ = ["Retry", "retry_after"]

# A 500 is left out: it is as likely a defect that a second request runs into as a passing one.
_RETRIED = frozenset({429, 502, 503, 504})
# Codes that an API gateway uses for itself; the service behind it has its own.
_GATEWAY_CODE = re.compile(r"(APIGW|APIG)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """How often and how soon to send again.

    The wait before attempt ``n + 1`` is random between 0 and ``min(longest, first * 2 ** (n - 1))``, or what the
    service asks for by ``Retry-After`` if that is longer. `Timeout.total` bounds everything.

    Attributes:
        attempts: How often to send at most; 1 means never again.
        first: Bound of the first wait, in seconds.
        longest: Bound of every wait, in seconds.
        longest_retry_after: When the service asks for a longer wait than this, the error is raised at once.
    """

    attempts: int = 3
    first: float = 0.5
    longest: float = 20.0
    longest_retry_after: float = 60.0

    def __post_init__(self) -> None:
        if type(self.attempts) is not int or self.attempts < 1:
            raise ConfigurationError(
                f"retry attempts={self.attempts!r} must be a whole number from 1 up"
            )
        for name in ("first", "longest", "longest_retry_after"):
            value = getattr(self, name)
            if type(value) not in (int, float) or not value >= 0:
                raise ConfigurationError(
                    f"retry {name}={value!r} must be a number of seconds, not negative"
                )

    def allows(self, error: ClientError, *, idempotent: bool) -> bool:
        """Whether a request that ended in `error` may be sent again."""
        if isinstance(error, TransportError):
            return idempotent or error.retry_safe
        if not isinstance(error, ApiError) or error.status not in _RETRIED:
            return False
        return idempotent or (error.status == 429 and _GATEWAY_CODE.match(error.code) is not None)

    def delay(self, attempt: int, error: ClientError) -> float | None:
        """Seconds to wait after the failed `attempt` (from 1 up); None when the service asks for too long."""
        import random  # slow to load, and only needed now

        # The exponent is bounded because a float overflows at 2 ** 1024.
        bound = min(self.longest, self.first * 2.0 ** min(attempt - 1, 64))
        wait = random.uniform(0, bound)  # noqa: S311 - jitter, not a secret
        asked = error.retry_after if isinstance(error, ApiError) else None
        if asked is None:
            return wait
        return max(wait, asked) if asked <= self.longest_retry_after else None


def retry_after(value: str | None) -> float | None:
    """What a `Retry-After` field asks for, in seconds from now: a number, or an HTTP date.

    None if there is none, or it makes no sense.
    """
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
        return float(value)
    from email.utils import parsedate_to_datetime  # slow to load, and rarely needed

    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:  # RFC 9110: HTTP dates are in UTC, whatever they say.
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
