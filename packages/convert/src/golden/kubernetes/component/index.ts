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

export const dbHealth = shop.services.db.health;
