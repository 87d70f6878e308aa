import * as pulumi from "@pulumi/pulumi";
import { ComposeProject } from "pulumi-compose";

const config = new pulumi.Config();

const shop = new ComposeProject("shop", {
  file: "../compose.yaml",
  target: "swarm",
  env: {
    // the password of Redis
    REDIS_PASS: config.requireSecret("redisPass"),
    LEVEL: config.get("level") ?? "info",
  },
});

export const webUrl = shop.services.web.url(80);
export const redisHealth = shop.services.redis.health;
