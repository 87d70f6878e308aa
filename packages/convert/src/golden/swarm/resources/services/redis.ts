import * as docker from "@pulumi/docker";
import { converged } from "pulumi-compose";
import { licenseSecret, redisPassSecret } from "../contents";
import { defaultNetwork } from "../networks";
import { redisPass } from "../settings";

// The store, where the disk is.
export const redis = new docker.Service(
  "shop-redis",
  {
    name: "shop_redis",
    labels: [
      { label: "com.docker.stack.image", value: "redis:7" },
      { label: "com.docker.stack.namespace", value: "shop" },
    ],
    mode: { replicated: { replicas: 1 } },
    taskSpec: {
      containerSpec: {
        image: "redis:7",
        labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
        args: ["redis-server", "--requirepass", redisPass],
        init: false,
        stopGracePeriod: "10s",
        healthcheck: {
          tests: ["CMD-SHELL", "redis-cli ping"],
          interval: "1s",
          timeout: "0s",
          startPeriod: "0s",
          retries: 0,
        },
        dnsConfig: { nameservers: [] },
        secrets: [
          {
            secretId: licenseSecret.id,
            secretName: licenseSecret.name,
            fileName: "/run/secrets/license",
            fileUid: "0",
            fileGid: "0",
            fileMode: 0o444,
          },
          {
            secretId: redisPassSecret.id,
            secretName: redisPassSecret.name,
            fileName: "/run/secrets/redis_pass",
            fileUid: "0",
            fileGid: "0",
            fileMode: 0o444,
          },
        ],
      },
      networksAdvanceds: [{ id: defaultNetwork.id, aliases: ["redis"] }],
      placement: { constraints: ["node.hostname == store"], maxReplicas: 0 },
      resources: { limits: { nanoCpus: 0, memoryBytes: 0 }, reservation: { nanoCpus: 0, memoryBytes: 0 } },
      restartPolicy: { condition: "any", delay: "5s", maxAttempts: 0, window: "0s" },
    },
    updateConfig: {
      parallelism: 1,
      delay: "0s",
      maxFailureRatio: "0.0",
      order: "start-first",
      failureAction: "rollback",
      monitor: "30s",
    },
    rollbackConfig: {
      parallelism: 1,
      delay: "0s",
      maxFailureRatio: "0.0",
      order: "start-first",
      failureAction: "pause",
      monitor: "5s",
    },
    endpointSpec: { mode: "dnsrr" },
  },
  { deleteBeforeReplace: true, replaceWith: [defaultNetwork] },
);

converged(redis, { redact: [redisPass] });
