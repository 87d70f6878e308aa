import type { ServiceSpec } from "../testing/project";
import { type RestartPolicy, restartPolicyOf } from "./restart-policy";

test.each<[Pick<ServiceSpec, "restart" | "deploy">, RestartPolicy]>([
  [{}, { name: "no", retries: 0 }],
  [{ restart: "no" }, { name: "no", retries: 0 }],
  [{ restart: "always" }, { name: "always", retries: 0 }],
  [{ restart: "unless-stopped" }, { name: "unless-stopped", retries: 0 }],
  [{ restart: "on-failure" }, { name: "on-failure", retries: 0 }],
  [{ restart: "on-failure:3" }, { name: "on-failure", retries: 3 }],
  [{ deploy: { restart_policy: { condition: "none" } } }, { name: "no", retries: 0 }],
  [{ deploy: { restart_policy: { condition: "on-failure", max_attempts: 2 } } }, { name: "on-failure", retries: 2 }],
  [{ deploy: { restart_policy: { condition: "any" } } }, { name: "always", retries: 0 }],
  [{ deploy: { restart_policy: { condition: "no" } } }, { name: "no", retries: 0 }],
  [{ deploy: { restart_policy: { condition: "unless-stopped" } } }, { name: "unless-stopped", retries: 0 }],
  [{ deploy: { restart_policy: {} } }, { name: "always", retries: 0 }],
  [
    { restart: "no", deploy: { restart_policy: { condition: "any" } } },
    { name: "always", retries: 0 },
  ],
  [
    { restart: "always", deploy: { restart_policy: { condition: "on-failure", max_attempts: 2 } } },
    { name: "on-failure", retries: 2 },
  ],
  [
    { restart: "always", deploy: {} },
    { name: "always", retries: 0 },
  ],
])("%j is %j", (service, policy) => {
  expect(restartPolicyOf(service)).toEqual(policy);
});
