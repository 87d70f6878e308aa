import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";

export const config = new pulumi.Config();

// the password of Redis
export const redisPass = config.requireSecret("redisPass");

export const level = config.get("level") ?? "info";
export const profiles = config.getObject<string[]>("profiles") ?? [];

// What paths of the compose file start from.
export const composeDir = resolve(__dirname, "..");
