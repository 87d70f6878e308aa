import * as docker from "@pulumi/docker";
import { converged, started } from "pulumi-compose";
import { defaultNetwork } from "../networks";
import { profiles, redisPass } from "../settings";
import { web } from "./web";

// Only for those who look for something.
export const debug = profiles.includes("debug")
  ? new docker.Service(
      "shop-debug",
      {
        name: "shop_debug",
        labels: [
          { label: "com.docker.stack.image", value: "busybox:1" },
          { label: "com.docker.stack.namespace", value: "shop" },
        ],
        mode: { replicated: { replicas: 1 } },
        taskSpec: {
          containerSpec: {
            image: "busybox:1",
            labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
            init: false,
            stopGracePeriod: "10s",
            healthcheck: { interval: "0s", timeout: "0s", startPeriod: "0s", retries: 0 },
            dnsConfig: { nameservers: [] },
          },
          networksAdvanceds: [{ id: defaultNetwork.id, aliases: ["debug"] }],
          placement: { maxReplicas: 0 },
          resources: { limits: { nanoCpus: 0, memoryBytes: 0 }, reservation: { nanoCpus: 0, memoryBytes: 0 } },
          restartPolicy: { condition: "any", delay: "5s", maxAttempts: 0, window: "0s" },
        },
        updateConfig: {
          parallelism: 1,
          delay: "0s",
          maxFailureRatio: "0.0",
          order: "stop-first",
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
        endpointSpec: { mode: "vip" },
      },
      { dependsOn: [started(web, { redact: [redisPass] })], deleteBeforeReplace: true, replaceWith: [defaultNetwork] },
    )
  : undefined;

if (profiles.includes("debug") && debug) {
  converged(debug);
}
