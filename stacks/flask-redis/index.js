const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");

const config = new pulumi.Config();
const offline = config.getBoolean("offline");

const project = new ComposeProject("flask-redis", {
  files: ["compose.yaml", ...(offline ? ["compose.offline.yaml"] : [])],
  env: { REDIS_PASS: config.requireSecret("redisPass") },
  probe: config.get("probe"),
});

exports.url = project.services.flask.url(5000);
exports.redisHealth = project.services.redis.health;
exports.flaskHealth = project.services.flask.health;
