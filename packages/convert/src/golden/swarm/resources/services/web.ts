import * as docker from "@pulumi/docker";
import { completed, converged } from "pulumi-compose";
import { levelConfig, routesConfig } from "../contents";
import { defaultNetwork } from "../networks";
import { redisPass } from "../settings";
import { migrate } from "./migrate";

export const web = new docker.Service(
  "shop-web",
  {
    name: "shop_web",
    labels: [
      { label: "com.docker.stack.image", value: "shop/web:2" },
      { label: "com.docker.stack.namespace", value: "shop" },
    ],
    mode: { replicated: { replicas: 3 } },
    taskSpec: {
      containerSpec: {
        image: "shop/web:2",
        labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
        env: { REDIS_PASS: redisPass },
        init: false,
        stopGracePeriod: "10s",
        healthcheck: { interval: "0s", timeout: "0s", startPeriod: "0s", retries: 0 },
        dnsConfig: { nameservers: [] },
        configs: [
          {
            configId: routesConfig.id,
            configName: routesConfig.name,
            fileName: "/etc/routes.json",
            fileUid: "0",
            fileGid: "0",
            fileMode: 0o440,
          },
          {
            configId: levelConfig.id,
            configName: levelConfig.name,
            fileName: "/level",
            fileUid: "0",
            fileGid: "0",
            fileMode: 0o444,
          },
        ],
      },
      networksAdvanceds: [
        { id: defaultNetwork.id, aliases: ["web"] },
        { id: docker.getNetworkOutput({ name: "partners" }).id, aliases: ["web"] },
      ],
      placement: { maxReplicas: 0 },
      resources: { limits: { nanoCpus: 0, memoryBytes: 0 }, reservation: { nanoCpus: 0, memoryBytes: 0 } },
      restartPolicy: { condition: "any", delay: "5s", maxAttempts: 0, window: "0s" },
    },
    updateConfig: {
      parallelism: 1,
      delay: "0s",
      maxFailureRatio: "0.0",
      order: "start-first",
      failureAction: "rollback",
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
    endpointSpec: {
      mode: "vip",
      ports: [{ targetPort: 80, protocol: "tcp", publishMode: "ingress", publishedPort: 8080 }],
    },
  },
  {
    // Not before the tables are there.
    dependsOn: [completed(migrate)],
    deleteBeforeReplace: true,
    replaceWith: [defaultNetwork],
  },
);

converged(web, { redact: [redisPass] });
