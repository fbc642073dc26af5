"""A small client, written down as the intermediate representation, for the tests of the emitter."""

from __future__ import annotations

import pytest

from clientgen.ir.nodes import (
    Api,
    Body,
    Choice,
    Component,
    Constraint,
    Content,
    Field,
    ListOf,
    MapOf,
    Member,
    Model,
    Operation,
    Options,
    Parameter,
    Ref,
    Reply,
    Resource,
    Scalar,
    SecurityScheme,
    Server,
    ServerVariable,
    Text,
    TypeRef,
    Union,
)

STRING = Scalar("string")
INTEGER = Scalar("integer")
MODULE = "node_pools"


def field(
    name: str, wire: str, type_: TypeRef = STRING, *, required: bool = False, **more: object
) -> Field:
    return Field(name, wire, type_, required, f"#/f/{wire}", **more)  # type: ignore[arg-type]


def model(name: str, *fields: Field, **more: object) -> Model:
    return Model(name, name, MODULE, f"#/components/schemas/{name}", fields, **more)  # type: ignore[arg-type]


def components() -> tuple[Component, ...]:
    head = (
        field("api_version", "apiVersion", Options(("v2",)), required=True, constant="v2"),
        field("kind", "kind", Options(("NodePool",)), required=True, constant="NodePool"),
        field(
            "metadata",
            "metadata",
            Ref("NodePoolMetadata"),
            required=True,
            doc=Text("Name and billing."),
        ),
        field("spec", "spec", Ref("NodePoolSpec")),
    )
    return (
        model("CreateNodePoolRequest", *head, received=False, doc=Text("A node pool to create.")),
        model("NodePool", *head, sent=False, doc=Text("A node pool as the service reports it.")),
        model(
            "NodePoolMetadata",
            field("name", "name", required=True, constraints=(Constraint("minLength", 1),)),
            field("annotations", "annotations", Ref("NodePoolAnnotations")),
            doc=Text("Name and annotations."),
            documented_as=Text("CreateNodePoolMetaVO, Tables 3 and 14"),
        ),
        model(
            "NodePoolAnnotations",
            field(
                "billing_mode",
                "os.modelarts/billing.mode",
                Options(("0", "1"), open=True),
                doc=Text('``"0"`` is pay-per-use. The list is open.'),
            ),
            field("period_num", "os.modelarts/period.num"),
            field("period_type", "os.modelarts/period.type", Ref("PeriodType")),
            field("auto_renew", "os.modelarts/auto.renew", default="0"),
            extra=STRING,
            rules={"if": {"required": ["a"]}, "then": {"required": ["b"]}},
        ),
        Choice(
            "PeriodType",
            "PeriodType",
            MODULE,
            "#/components/schemas/PeriodType",
            (Member("MONTH", "2", Text("A month.")), Member("YEAR", "3")),
            Text("Unit of a subscription period."),
        ),
        model(
            "NodePoolSpec",
            field("resources", "resources", Ref("PoolResource"), required=True),
        ),
        model(
            "PoolResource",
            field("flavor", "flavor", required=True, doc=Text("Flavor name.")),
            field(
                "count", "count", INTEGER, required=True, constraints=(Constraint("minimum", 0),)
            ),
            field("max_count", "maxCount", INTEGER, required=True),
            field("azs", "azs", ListOf(STRING)),
            field("labels", "labels", MapOf(STRING)),
            field("note", "note", Union((STRING, Scalar("null"))), nullable=True),
        ),
        model("ErrorResponse", field("error_code", "error_code"), sent=False),
    )


@pytest.fixture
def api() -> Api:
    return small()


def small() -> Api:
    project = Parameter(
        "project_id",
        "project_id",
        "path",
        STRING,
        True,
        "#/p",
        "simple",
        False,
        on_client=True,
        doc=Text("Project to act in."),
    )
    operation = Operation(
        id="CreateNodePool",
        name="create",
        constant="CREATE_NODE_POOL",
        method="POST",
        path="/v2/{project_id}/pools/{pool_name}/nodepools",
        pointer="#/paths/x/post",
        parameters=(
            project,
            Parameter(
                "pool_name",
                "pool_name",
                "path",
                STRING,
                True,
                "#/p",
                "simple",
                False,
                doc=Text("The pool."),
            ),
            Parameter("dry_run", "dryRun", "query", Scalar("boolean"), False, "#/p", "form", True),
        ),
        body=Body(
            True, (Content("application/json", "json", Ref("CreateNodePoolRequest")),), "#/b"
        ),
        replies=(
            Reply(
                "200",
                (Content("application/json", "json", Ref("NodePool")),),
                "#/r",
                Text("The node pool."),
            ),
            Reply(
                "400",
                (Content("application/json", "json", Ref("ErrorResponse")),),
                "#/r",
                Text("Bad request."),
            ),
            Reply("default", (Content("application/json", "json", Ref("ErrorResponse")),), "#/r"),
        ),
        security=(("token",), ("accessKey",)),
        summary=Text("Create a node pool"),
        doc=Text("Creates a node pool in a resource pool. It costs money."),
        lookup=Text("list the node pools of the resource pool"),
    )
    return Api(
        title=Text("ModelArts"),
        version="2025-03-14",
        doc=Text("Node pools."),
        client_name="ModelArts",
        package="modelarts_nodepools",
        servers=(
            Server(
                "https://modelarts.{region}.example.com",
                (ServerVariable("region", "region", None, (), Text("Region to work in.")),),
                (("ap-southeast-1", "modelarts.ap-southeast-1.example.cn"),),
            ),
        ),
        schemes=(
            SecurityScheme(
                "Token",
                "token",
                "api-key",
                "#/s",
                "header",
                "X-Auth-Token",
                "EXAMPLE_TOKEN",
                Text("A token."),
            ),
            SecurityScheme(
                "AccessKey", "accessKey", "huawei-sdk-hmac", "#/s", doc=Text("An access key.")
            ),
        ),
        resources=(
            Resource(
                "node_pools",
                "NodePools",
                MODULE,
                (operation,),
                Text("Node pools of a resource pool."),
            ),
        ),
        components=components(),
        client_parameters=(project,),
    )
