const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");

const offline = new pulumi.Config().getBoolean("offline");

const project = new ComposeProject("shared-network", {
  files: ["compose.yaml", ...(offline ? ["compose.offline.yaml"] : [])],
});

exports.projectName = project.projectName;
exports.networkName = project.networks.backbone.name;
exports.networkId = project.networks.backbone.id;
exports.redisHealth = project.services.redis.health;
