import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { contentName } from "pulumi-compose";
import { composeDir, level, redisPass } from "./settings";

export const routesContent = readFileSync(resolve(composeDir, "routes.json"));

export const routesConfig = new docker.ServiceConfig(contentName("swarmConfig", "shop-routes", routesContent), {
  name: contentName("swarmConfig", "shop_routes", routesContent),
  data: routesContent.toString("base64"),
  labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
});

export const levelContent = Buffer.from(`level=${level}`);

export const levelConfig = new docker.ServiceConfig(contentName("swarmConfig", "shop-level", levelContent), {
  name: contentName("swarmConfig", "shop_level", levelContent),
  data: levelContent.toString("base64"),
  labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
});

export const licenseContent = readFileSync(resolve(composeDir, "license.txt"));

export const licenseSecret = new docker.Secret(contentName("swarmSecret", "shop-license", licenseContent), {
  name: contentName("swarmSecret", "shop_license", licenseContent),
  data: pulumi.secret(licenseContent.toString("base64")),
  labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
});

export const redisPassContent = pulumi.output(redisPass);

export const redisPassSecret = new docker.Secret("shop-redis_pass", {
  name: pulumi.unsecret(
    redisPassContent.apply((text) => contentName("swarmSecret", "shop_redis_pass", Buffer.from(text))),
  ),
  data: pulumi.secret(redisPassContent.apply((text) => Buffer.from(text).toString("base64"))),
  labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
});
