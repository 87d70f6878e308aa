import { busybox } from "../../../pulumi-compose/e2e/support/toolchain";
import type { Settings } from "./way";

/** A project in which a gate fails, with a chain behind it. */
export interface FailingGate {
  readonly what: string;
  /** What an `up` before it brought up. */
  readonly before?: string;
  readonly compose: string;
  readonly settings?: Settings;
  /** The part of the report's code after `gate/`. */
  readonly reason: string;
  /** The end of the report: who stands behind the gate. */
  readonly held: string;
  /** The containers that are there afterwards. */
  readonly there: readonly string[];
}

const sleeper = `image: "${busybox}", command: sleep 1000, stop_grace_period: 0s`;
const healthyAfter = (service: string) => `depends_on: {${service}: {condition: service_healthy}}`;
const refusing = 'healthcheck: {test: "false", interval: 1s, retries: 3}';
const chain = (kv: string, condition = "service_healthy") => `
services:
  kv:  {${kv}}
  api: {${sleeper}, depends_on: {kv: {condition: ${condition}}}}
  web: {${sleeper}, depends_on: [api]}
`;
const migrated = (check: string) => `
services:
  db: {${sleeper}, healthcheck: {test: "${check}", interval: 1s, retries: 2}}
  migrate: {image: "${busybox}", command: "true", ${healthyAfter("db")}}
  web: {${sleeper}, depends_on: {migrate: {condition: service_completed_successfully}}}
`;

export const failingGates: readonly FailingGate[] = [
  {
    what: "an unhealthy service with two behind it",
    compose: chain(`${sleeper}, ${refusing}`),
    reason: "unhealthy",
    held: "not started because of it: api, web",
    there: ["kv-1"],
  },
  {
    what: "a one-shot that exits with 1",
    compose: chain(`image: "${busybox}", command: sh -c "sleep 1; exit 1"`, "service_completed_successfully"),
    reason: "exited",
    held: "not started because of it: api, web",
    there: ["kv-1"],
  },
  {
    what: "the engine's probes alone",
    compose: chain(`${sleeper}, ${refusing}`),
    settings: { probe: "engine" },
    reason: "unhealthy",
    held: "not started because of it: api, web",
    there: ["kv-1"],
  },
  {
    what: "a deadline",
    compose: chain(`${sleeper}, healthcheck: {test: "false", interval: 60s}`),
    settings: { deadlineMs: 3_000 },
    reason: "deadline",
    held: "not started because of it: api, web",
    there: ["kv-1"],
  },
  {
    what: "links, and who asked only that it be started",
    compose: `
services:
  kv: {${sleeper}, ${refusing}}
  api: {${sleeper}, ${healthyAfter("kv")}}
  web: {${sleeper}, links: [api]}
  tail: {${sleeper}, network_mode: "service:web"}
  logs: {${sleeper}, links: [kv]}
  shipper: {${sleeper}, depends_on: [logs]}
`,
    reason: "unhealthy",
    held: "not started because of it: api, web, tail",
    there: ["kv-1", "logs-1", "shipper-1"],
  },
  {
    what: "an optional dependency that is never started",
    compose: `
services:
  kv: {${sleeper}, ${refusing}}
  api: {${sleeper}, ${healthyAfter("kv")}, healthcheck: {test: "true", interval: 1s}}
  web: {${sleeper}, ${healthyAfter("api")}}
  report: {${sleeper}, depends_on: {api: {condition: service_healthy, required: false}}}
  audit: {${sleeper}, depends_on: {web: {condition: service_started, required: false}}}
`,
    reason: "unhealthy",
    held: "not started because of it: api, web",
    there: ["audit-1", "kv-1", "report-1"],
  },
  {
    // Its deadline would be ten minutes.
    what: "one of two containers, while the other takes long",
    compose: `
services:
  job:
    image: "${busybox}"
    scale: 2
    stop_grace_period: 0s
    volumes: ["shared:/shared"]
    command: sh -c "if mkdir /shared/first; then exit 7; fi; sleep 1000"
  api: {${sleeper}, depends_on: {job: {condition: service_completed_successfully}}}
  web: {${sleeper}, depends_on: [api]}
  tail: {${sleeper}, depends_on: {job: {condition: service_completed_successfully, required: false}}}
volumes: {shared: }
`,
    reason: "exited",
    held: "not started because of it: api, web",
    there: ["job-1", "job-2", "tail-1"],
  },
  {
    what: "a check that turns bad between two updates",
    before: migrated("true"),
    compose: migrated("false"),
    reason: "unhealthy",
    held: "left as they are because of it: migrate, web",
    there: ["db-1", "migrate-1", "web-1"],
  },
];
