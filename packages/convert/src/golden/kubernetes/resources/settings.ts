import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";

export const config = new pulumi.Config();
export const postgresVersion = config.get("postgresVersion") ?? "16";
export const dbPassword = config.requireSecret("dbPassword");
export const licenseKey = config.requireSecret("licenseKey");
export const profiles = config.getObject<string[]>("profiles") ?? [];

// What paths of the compose file start from.
export const composeDir = resolve(__dirname, "..");
