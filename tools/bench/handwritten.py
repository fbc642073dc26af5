"""The same models as a careful person would write them on plain pydantic, to measure against."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr


class Base(BaseModel):
    """Keeps unknown keys, as the generated models do."""

    model_config = ConfigDict(extra="allow", validate_by_name=True, validate_by_alias=True)


class PeriodType(StrEnum):
    """Unit of a subscription."""

    MONTH = "2"
    YEAR = "3"
    HOUR = "4"


class AutoRenew(StrEnum):
    """Whether a subscription goes on."""

    OFF = "0"
    ON = "1"


class NodePoolAnnotations(Base):
    """Billing settings."""

    billing_mode: Annotated[
        Literal["0", "1"] | StrictStr | None, Field(alias="os.modelarts/billing.mode")
    ] = None
    period_num: Annotated[StrictStr | None, Field(alias="os.modelarts/period.num")] = None
    period_type: Annotated[PeriodType | None, Field(alias="os.modelarts/period.type")] = None
    auto_renew: Annotated[AutoRenew | None, Field(alias="os.modelarts/auto.renew")] = None
    promotion_info: Annotated[StrictStr | None, Field(alias="os.modelarts/promotion.info")] = None
    service_console_url: Annotated[
        StrictStr | None, Field(alias="os.modelarts/service.console.url")
    ] = None
    order_id: Annotated[StrictStr | None, Field(alias="os.modelarts/order.id")] = None


class NodePoolMetadata(Base):
    """Name and annotations."""

    name: StrictStr
    annotations: NodePoolAnnotations | None = None


class PoolNodeAz(Base):
    """Nodes in one zone."""

    az: StrictStr
    count: Annotated[StrictInt, Field(ge=0)]


class Taint(Base):
    """A taint."""

    key: StrictStr
    value: StrictStr | None = None
    effect: Literal["NoSchedule", "PreferNoSchedule", "NoExecute"] | StrictStr


class UserTag(Base):
    """A tag."""

    key: StrictStr
    value: StrictStr


class NodeNetwork(Base):
    """Network settings."""

    vpc: StrictStr | None = None
    subnet: StrictStr | None = None
    security_groups: Annotated[list[StrictStr] | None, Field(alias="securityGroups")] = None


class ResourceExtendParams(Base):
    """Free parameters."""

    docker_base_size: Annotated[StrictStr | None, Field(alias="dockerBaseSize")] = None


class CreatingStep(Base):
    """Batch creation."""

    step: StrictInt | None = None
    type: Literal["rack", "hyperinstance"] | StrictStr | None = None


class Os(Base):
    """The image of the nodes."""

    name: StrictStr | None = None
    image_id: Annotated[StrictStr | None, Field(alias="imageId")] = None
    image_type: Annotated[Literal["private", ""] | StrictStr | None, Field(alias="imageType")] = (
        None
    )


class PoolResource(Base):
    """Flavour, size and placement."""

    flavor: StrictStr
    count: Annotated[StrictInt, Field(ge=0)]
    max_count: Annotated[StrictInt, Field(alias="maxCount", ge=0)]
    azs: list[PoolNodeAz] | None = None
    node_pool: Annotated[StrictStr | None, Field(alias="nodePool")] = None
    taints: list[Taint] | None = None
    labels: dict[str, StrictStr] | None = None
    tags: list[UserTag] | None = None
    network: NodeNetwork | None = None
    extend_params: Annotated[ResourceExtendParams | None, Field(alias="extendParams")] = None
    creating_step: Annotated[CreatingStep | None, Field(alias="creatingStep")] = None
    os: Os | None = None


class NodePoolSpec(Base):
    """What the pool should hold."""

    resources: PoolResource


class CreateNodePoolRequest(Base):
    """A pool to create."""

    api_version: Annotated[Literal["v2"], Field(alias="apiVersion")] = "v2"
    kind: Literal["NodePool"] = "NodePool"
    metadata: NodePoolMetadata
    spec: NodePoolSpec | None = None


class NodePool(Base):
    """A pool as the service reports it."""

    api_version: Annotated[Literal["v2"], Field(alias="apiVersion")]
    kind: Literal["NodePool"]
    metadata: NodePoolMetadata
    spec: NodePoolSpec | None = None


class ErrorResponse(Base):
    """A refusal."""

    error_code: StrictStr | None = None
    error_msg: StrictStr | None = None


class NodePoolList(Base):
    """Many pools."""

    items: list[NodePool]
