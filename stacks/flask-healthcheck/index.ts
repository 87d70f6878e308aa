import * as pulumi from "@pulumi/pulumi";
import { ComposeProject } from "pulumi-compose";

const config = new pulumi.Config();

const project = new ComposeProject("flask-healthcheck", {
  profiles: config.getBoolean("withRedis") ? ["redis"] : [],
  env: { REDIS_PASS: config.requireSecret("redisPass") },
  probe: config.get("probe", { allowedValues: ["hybrid", "engine"] }),
});

export const url = project.services.flask.url(5000);
export const health = project.services.flask.health;
