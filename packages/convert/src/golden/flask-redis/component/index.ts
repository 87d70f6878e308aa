import * as pulumi from "@pulumi/pulumi";
import { ComposeProject } from "pulumi-compose";

const config = new pulumi.Config();

const flaskRedis = new ComposeProject("flask-redis", {
  file: "../compose.yaml",
  env: {
    // set it to the password of Redis
    REDIS_PASS: config.requireSecret("redisPass"),
  },
});

export const flaskUrl = flaskRedis.services.flask.url(5000);
export const redisHealth = flaskRedis.services.redis.health;
