"""All models.  Generated from spec/modelarts; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .node_pools import AutoRenew as AutoRenew
    from .node_pools import CreateNodePoolRequest as CreateNodePoolRequest
    from .node_pools import CreatingStep as CreatingStep
    from .node_pools import ErrorResponse as ErrorResponse
    from .node_pools import GatewayError as GatewayError
    from .node_pools import NodeNetwork as NodeNetwork
    from .node_pools import NodePool as NodePool
    from .node_pools import NodePoolAnnotations as NodePoolAnnotations
    from .node_pools import NodePoolMetadata as NodePoolMetadata
    from .node_pools import NodePoolSpec as NodePoolSpec
    from .node_pools import Os as Os
    from .node_pools import PeriodType as PeriodType
    from .node_pools import PoolNodeAz as PoolNodeAz
    from .node_pools import PoolResource as PoolResource
    from .node_pools import ResourceExtendParams as ResourceExtendParams
    from .node_pools import Taint as Taint
    from .node_pools import UserTag as UserTag

__all__ = [
    "AutoRenew",
    "CreateNodePoolRequest",
    "CreatingStep",
    "ErrorResponse",
    "GatewayError",
    "NodeNetwork",
    "NodePool",
    "NodePoolAnnotations",
    "NodePoolMetadata",
    "NodePoolSpec",
    "Os",
    "PeriodType",
    "PoolNodeAz",
    "PoolResource",
    "ResourceExtendParams",
    "Taint",
    "UserTag",
]

_HOMES = {
    "AutoRenew": ".node_pools",
    "CreateNodePoolRequest": ".node_pools",
    "CreatingStep": ".node_pools",
    "ErrorResponse": ".node_pools",
    "GatewayError": ".node_pools",
    "NodeNetwork": ".node_pools",
    "NodePool": ".node_pools",
    "NodePoolAnnotations": ".node_pools",
    "NodePoolMetadata": ".node_pools",
    "NodePoolSpec": ".node_pools",
    "Os": ".node_pools",
    "PeriodType": ".node_pools",
    "PoolNodeAz": ".node_pools",
    "PoolResource": ".node_pools",
    "ResourceExtendParams": ".node_pools",
    "Taint": ".node_pools",
    "UserTag": ".node_pools",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
