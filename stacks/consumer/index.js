const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");

const config = new pulumi.Config();
const offline = config.getBoolean("offline");
const stack = config.get("shared") || `${pulumi.getOrganization()}/shared-network/${pulumi.getStack()}`;

// A stack whose Redis did not become healthy has no such output: then this one is not deployed either.
const shared = new pulumi.StackReference(stack);
const network = pulumi
  .all([shared.requireOutput("networkName"), shared.requireOutput("redisHealth")])
  .apply(([name]) => name);

const project = new ComposeProject("consumer", {
  files: ["compose.yaml", ...(offline ? ["compose.offline.yaml"] : [])],
  env: { NETWORK: network },
});

exports.sharedProject = shared.requireOutput("projectName");
exports.network = network;
exports.health = project.services.worker.health;
