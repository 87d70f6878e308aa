import * as docker from "@pulumi/docker";
import { completed, healthy } from "pulumi-compose";
import { defaultNetwork } from "../networks";
import { redisPass } from "../settings";
import { redis } from "./redis";

export const migrate = new docker.Service(
  "shop-migrate",
  {
    name: "shop_migrate",
    labels: [
      { label: "com.docker.stack.image", value: "shop/migrate:2" },
      { label: "com.docker.stack.namespace", value: "shop" },
    ],
    mode: { replicated: { replicas: 1 } },
    taskSpec: {
      containerSpec: {
        image: "shop/migrate:2",
        labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
        init: false,
        stopGracePeriod: "10s",
        healthcheck: { tests: ["NONE"], interval: "0s", timeout: "0s", startPeriod: "0s", retries: 0 },
        dnsConfig: { nameservers: [] },
      },
      networksAdvanceds: [{ id: defaultNetwork.id, aliases: ["migrate"] }],
      placement: { maxReplicas: 0 },
      resources: { limits: { nanoCpus: 0, memoryBytes: 0 }, reservation: { nanoCpus: 0, memoryBytes: 0 } },
      restartPolicy: { condition: "none", delay: "5s", maxAttempts: 0, window: "0s" },
    },
    updateConfig: {
      parallelism: 1,
      delay: "0s",
      maxFailureRatio: "0.0",
      order: "stop-first",
      failureAction: "continue",
      monitor: "5s",
    },
    rollbackConfig: {
      parallelism: 1,
      delay: "0s",
      maxFailureRatio: "0.0",
      order: "stop-first",
      failureAction: "pause",
      monitor: "5s",
    },
    endpointSpec: { mode: "vip" },
  },
  { dependsOn: [healthy(redis, { redact: [redisPass] })], deleteBeforeReplace: true, replaceWith: [defaultNetwork] },
);

completed(migrate);
