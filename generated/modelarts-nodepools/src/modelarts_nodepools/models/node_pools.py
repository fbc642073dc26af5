"""Models of node pools.  Generated from spec/modelarts; do not edit."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictInt, StrictStr

from .._runtime.model import Model


class AutoRenew(StrEnum):
    """Whether a subscription is prolonged when it ends.

    Documented as os.modelarts/auto.renew, Tables 4 and 15.
    """

    OFF = "0"
    """The subscription ends; what the service assumes."""

    ON = "1"
    """The subscription goes on."""


class CreateNodePoolRequest(Model):
    """A node pool to create.

    Documented as Table 2.
    """

    api_version: Annotated[Literal["v2"], Field(alias="apiVersion")] = "v2"
    """Version of the object's format; always `v2`."""

    kind: Literal["NodePool"] = "NodePool"
    """Kind of object; always `NodePool`."""

    metadata: NodePoolMetadata
    """Name and billing of the node pool."""

    spec: NodePoolSpec | None = None
    """Nodes that the pool should hold."""


class CreatingStep(Model):
    """How nodes are created in batches; every member may be left out.

    Documented as CreatingStep, Tables 11 and 22.
    """

    step: StrictInt | None = None
    """Nodes per batch."""

    type: Literal["rack", "hyperinstance"] | StrictStr | None = None
    """What one batch is; other values than the known ones are passed on.

    `rack`: A whole cabinet.

    `hyperinstance`: A whole super-node.
    """


class ErrorResponse(Model):
    """Why ModelArts refused a request.

    Documented as Table 24.
    """

    error_code: StrictStr | None = None
    """Code of the problem, such as `ModelArts.50004000`."""

    error_msg: StrictStr | None = None
    """The problem in words."""


class GatewayError(Model):
    """Why the API gateway, or the service behind it, gave no success."""

    error_code: StrictStr | None = None
    """Code of the problem; the gateway's own begin with `APIGW.` or `APIG.`."""

    error_msg: StrictStr | None = None
    """The problem in words."""

    request_id: StrictStr | None = None
    """ID under which the gateway logged the call; also in the header `X-Request-Id`."""


class NodeNetwork(Model):
    """The network that nodes join.

    Documented as NodeNetwork, Tables 10 and 21.
    """

    vpc: StrictStr | None = None
    """ID of the virtual private cloud."""

    subnet: StrictStr | None = None
    """ID of the subnet within it."""

    security_groups: Annotated[list[StrictStr] | None, Field(alias="securityGroups")] = None
    """IDs of the security groups that guard the nodes."""


class NodePool(Model):
    """A node pool as the service reports it.

    Documented as Table 13.
    """

    api_version: Annotated[Literal["v2"], Field(alias="apiVersion")]
    """Version of the object's format; `v2` so far."""

    kind: Literal["NodePool"]
    """Kind of object; `NodePool`."""

    metadata: NodePoolMetadata
    """Name and billing of the node pool."""

    spec: NodePoolSpec | None = None
    """Nodes that the pool was asked to hold."""


class NodePoolAnnotations(Model):
    """Billing settings of a node pool.
    Every value is a string, also where it looks like a number; further keys are allowed.

    Documented as CreateNodePoolAnnotations, Tables 4 and 15.
    """

    __open__ = True
    __pydantic_extra__: dict[str, StrictStr] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]
    __rules__ = {
        "if": {
            "required": ["os.modelarts/billing.mode"],
            "properties": {"os.modelarts/billing.mode": {"const": "1"}},
        },
        "then": {"required": ["os.modelarts/period.num", "os.modelarts/period.type"]},
    }

    billing_mode: Annotated[
        Literal["0", "1"] | StrictStr | None, Field(alias="os.modelarts/billing.mode")
    ] = None
    """How the nodes are paid for; other values than the known ones are passed on.

    `0`: What is used is paid for.

    `1`: A yearly or monthly subscription.
    """

    period_num: Annotated[StrictStr | None, Field(alias="os.modelarts/period.num")] = None
    """How long a subscription runs, counted in units of `os.modelarts/period.type`.
    Needed for yearly/monthly billing.
    """

    period_type: Annotated[PeriodType | None, Field(alias="os.modelarts/period.type")] = None
    """Unit in which the subscription is counted.
    Needed for yearly/monthly billing.
    """

    auto_renew: Annotated[AutoRenew | None, Field(alias="os.modelarts/auto.renew")] = None
    """Whether a subscription is prolonged when it ends.

    The service assumes ``"0"`` when this is absent.
    """

    promotion_info: Annotated[StrictStr | None, Field(alias="os.modelarts/promotion.info")] = None
    """The discount that was picked on the operations platform."""

    service_console_url: Annotated[
        StrictStr | None, Field(alias="os.modelarts/service.console.url")
    ] = None
    """Address of the page to open once the order has been paid."""

    order_id: Annotated[StrictStr | None, Field(alias="os.modelarts/order.id")] = None
    """ID of the order behind a subscription; an empty string is a value.

    Documented as needed to create a yearly/monthly resource or to change how it is billed.
    Not enforced, because such pools are known to be created with an empty one.
    """


class NodePoolMetadata(Model):
    """What identifies a node pool, and how it is paid for.

    Documented as CreateNodePoolMetaVO, Tables 3 and 14.
    """

    name: StrictStr
    """Name of the node pool."""

    annotations: NodePoolAnnotations | None = None
    """Billing settings; an empty object is a valid value."""


class NodePoolSpec(Model):
    """What a node pool should consist of.

    Documented as NodePoolSpec, Tables 5 and 16.
    """

    resources: PoolResource
    """Flavor, size and settings of the nodes; one object, not a list."""


class Os(Model):
    """Operating-system image of nodes; every member may be left out.

    Documented as Os, Tables 12 and 23.
    """

    name: StrictStr | None = None
    """Name of the operating system."""

    image_id: Annotated[StrictStr | None, Field(alias="imageId")] = None
    """ID of the image to boot from."""

    image_type: Annotated[Literal["private", ""] | StrictStr | None, Field(alias="imageType")] = (
        None
    )
    """Where the image comes from; other values than the known ones are passed on.

    `private`: An image of your own.

    ``: No private image.
    """


class PeriodType(StrEnum):
    """Unit of a subscription period.

    Documented as os.modelarts/period.type, Tables 4 and 15.
    """

    MONTH = "2"

    YEAR = "3"

    HOUR = "4"


class PoolNodeAz(Model):
    """How many nodes go into one availability zone.

    Documented as PoolNodeAz, Tables 7 and 18.
    """

    az: StrictStr
    """Name of the availability zone."""

    count: Annotated[StrictInt, Field(ge=0)]
    """Nodes to add when the pool grows in this zone."""


class PoolResource(Model):
    """Flavor, size and placement of the nodes.

    Documented as PoolResource, Tables 6 and 17.
    """

    flavor: StrictStr
    """Flavor that each node has."""

    count: Annotated[StrictInt, Field(ge=0)]
    """Nodes that the pool always keeps."""

    max_count: Annotated[StrictInt, Field(alias="maxCount", ge=0)]
    """Nodes that the pool may grow to.

    In a physical pool it must equal `count`.
    """

    azs: list[PoolNodeAz] | None = None
    """Availability zones that the nodes go into."""

    node_pool: Annotated[StrictStr | None, Field(alias="nodePool")] = None
    """The node pool that these nodes belong to, by its name; `metadata.name` is not copied here."""

    taints: list[Taint] | None = None
    """Taints to put on the nodes, which keep other workloads away.

    Needs a privileged pool.
    """

    labels: dict[str, StrictStr] | None = None
    """Kubernetes labels to put on the nodes."""

    tags: list[UserTag] | None = None
    """Tags to put on the cloud resources behind the nodes.

    Needs a privileged pool.
    """

    network: NodeNetwork | None = None
    """Network that the nodes join.

    Needs a privileged pool.
    """

    extend_params: Annotated[ResourceExtendParams | None, Field(alias="extendParams")] = None
    """Further settings of the nodes."""

    creating_step: Annotated[CreatingStep | None, Field(alias="creatingStep")] = None
    """Makes the nodes come in batches."""

    os: Os | None = None
    """Operating system of the nodes."""


class ResourceExtendParams(Model):
    """Further settings of nodes, as strings; keys beside the documented one are allowed.

    Documented as extendParams, Tables 6 and 17.
    """

    __open__ = True
    __pydantic_extra__: dict[str, StrictStr] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    docker_base_size: Annotated[StrictStr | None, Field(alias="dockerBaseSize")] = None
    """Space that the container engine of a node may take; `"0"` means no limit."""


class Taint(Model):
    """A Kubernetes taint of the nodes.

    Documented as Taint, Tables 8 and 19.
    """

    key: StrictStr
    """Key of the taint."""

    value: StrictStr | None = None
    """Value of the taint."""

    effect: Literal["NoSchedule", "PreferNoSchedule", "NoExecute"] | StrictStr
    """What happens to pods that do not tolerate the taint; other values than the known ones are
    passed on.
    """


class UserTag(Model):
    """A tag of the cloud resources behind a node.

    Documented as UserTag, Tables 9 and 20.
    """

    __rules__ = {"properties": {"key": {"not": {"pattern": "^(CCE-|__type_baremetal)"}}}}

    key: StrictStr
    """Key of the tag; `CCE-` and `__type_baremetal` are reserved as beginnings, with case
    respected.
    """

    value: StrictStr
    """Value of the tag."""
