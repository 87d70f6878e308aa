const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");

const config = new pulumi.Config();
const offline = config.getBoolean("offline");

const project = new ComposeProject("flask-healthcheck", {
  files: ["compose.yaml", ...(offline ? ["compose.offline.yaml"] : [])],
  profiles: config.getBoolean("withRedis") ? ["redis"] : [],
  env: { REDIS_PASS: config.requireSecret("redisPass") },
  probe: config.get("probe"),
});

exports.url = project.services.flask.url(5000);
exports.health = project.services.flask.health;
