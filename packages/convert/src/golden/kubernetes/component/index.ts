import * as pulumi from "@pulumi/pulumi";
import { ComposeProject } from "pulumi-compose";

const config = new pulumi.Config();

const shop = new ComposeProject("shop", {
  file: "../compose.yaml",
  target: "kubernetes",
  env: {
    POSTGRES_VERSION: config.get("postgresVersion") ?? "16",
    DB_PASSWORD: config.requireSecret("dbPassword"),
    LICENSE_KEY: config.requireSecret("licenseKey"),
  },
});

// Its load balancer's address. An update waits for that, and fails where the cluster gives none: leave it out there.
export const webUrl = shop.services.web.url(80);

export const dbHealth = shop.services.db.health;
