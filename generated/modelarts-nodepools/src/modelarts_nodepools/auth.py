"""Ways to authenticate.  Generated from spec/modelarts; do not edit."""

from __future__ import annotations

from ._runtime.auth.api_key import ApiKey
from ._runtime.auth.huawei_sdk_hmac import HuaweiAccessKey


class AccessKey(HuaweiAccessKey):
    """An access key that signs each request with SDK-HMAC-SHA256; the secret itself is never sent.
    Temporary keys come with a security token, which travels in X-Security-Token.
    """

    __slots__ = ()


class Token(ApiKey):
    """A project-scoped IAM token.
    Identity and Access Management hands it out and it stays valid for a day.
    """

    __slots__ = ()
    name = "X-Auth-Token"
    location = "header"
    environment = "HUAWEICLOUD_SDK_TOKEN"
