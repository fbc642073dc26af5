"""Each line that ends in `# refused` is an error for both type checkers, and no other line is."""

from __future__ import annotations

from modelarts_nodepools import (
    CreateNodePoolRequest,
    ModelArts,
    NodePoolAnnotations,
    NodePoolMetadata,
    NodePoolSpec,
    PoolResource,
    Token,
)

PoolResource(flavor="f", count=1, max_cuont=1)  # refused
PoolResource(flavor="f", count=1)  # refused
PoolResource(flavor="f", count="1", max_count=1)  # refused
PoolResource(flavor="f", count=1, maxCount=1)  # refused
PoolResource("f", 1, 1)  # refused
NodePoolAnnotations(period_num=2)  # refused
NodePoolAnnotations(period_type="5")  # refused
NodePoolMetadata(name=None)  # refused
CreateNodePoolRequest(api_version="v3", metadata=NodePoolMetadata(name="n"))  # refused
NodePoolSpec(resources=[])  # refused
ModelArts(region="r", project_id="p")  # refused
ModelArts(region="r", project_id="p", auth="token")  # refused

client = ModelArts(region="r", project_id="p", auth=Token("t"))
body = CreateNodePoolRequest(metadata=NodePoolMetadata(name="n"))
client.node_pools.create("pool", {"metadata": {"name": "n"}})  # refused
client.node_pools.create(body)  # refused
client.node_pools.create("pool", body, "project")  # refused
client.node_pools.creat("pool", body)  # refused
pool = client.node_pools.create("pool", body)
pool.metadata.nmae  # refused
pool.spec.resources  # refused
client.response(client.node_pools.create, "pool")  # refused
body.metadata.name = 3  # refused
