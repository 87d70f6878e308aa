import * as pulumi from "@pulumi/pulumi";
import { ComposeProject } from "pulumi-compose";

const config = new pulumi.Config();

const orders = new ComposeProject("orders", {
  file: "../compose.yaml",
  env: {
    POSTGRES_VERSION: config.get("postgresVersion") ?? "16",
    // the password of the orders database
    DB_PASSWORD: config.requireSecret("dbPassword"),
    LOG_LEVEL: config.get("logLevel") ?? "info",
    SEED_VERSION: config.get("seedVersion") ?? "1",
  },
});

export const proxyUrl = orders.services.proxy.url(80);
export const dbHealth = orders.services.db.health;
export const apiHealth = orders.services.api.health;
