"""Ways to authenticate.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from ._runtime.auth.api_key import ApiKey
from ._runtime.auth.basic import Basic
from ._runtime.auth.bearer import Bearer
from ._runtime.auth.combined import CombinedAuth as CombinedAuth
from ._runtime.auth.huawei_sdk_hmac import HuaweiAccessKey
from ._runtime.auth.oauth2 import OAuth2Provider


class BearerAuth(Bearer):
    """The security scheme ``bearer`` of the document."""

    __slots__ = ()


class Cookie(ApiKey):
    """A key in the cookie ``sid``."""

    __slots__ = ()
    name = "sid"
    location = "cookie"


class Key(ApiKey):
    """A key from the console."""

    __slots__ = ()
    name = "X-Key"
    location = "header"
    environment = "EXAMPLE_KEY"


class Login(Basic):
    """The security scheme ``login`` of the document."""

    __slots__ = ()


class Machine(OAuth2Provider):
    """The security scheme ``machine`` of the document."""

    __slots__ = ()
    token_url = "/oauth/token"
    scopes = ("read", "write")


class Oidc(Bearer):
    """The security scheme ``oidc`` of the document."""

    __slots__ = ()


class Query(ApiKey):
    """A key in the query ``key``."""

    __slots__ = ()
    name = "key"
    location = "query"


class Signed(HuaweiAccessKey):
    """The security scheme ``signed`` of the document."""

    __slots__ = ()
