import type { OracleProject, OracleService } from "./oracle-project";

const plain: Omit<OracleService, "name"> = {
  replicas: 1,
  script: "good",
  check: "file",
  network: false,
  edges: [],
};

const waits = { kind: "depends_on", condition: "service_healthy", required: true, restart: false } as const;

/** What the oracle has found, made small; each by what was wrong. */
export const KEPT_CASES: Readonly<Record<string, OracleProject>> = {
  "a check partly in the image was a replacement on every further up, which failed": {
    services: [
      { ...plain, name: "cache", check: "timings" },
      { ...plain, name: "log", check: "test", edges: [{ ...waits, to: "cache" }] },
      { ...plain, name: "web", check: "disabled", edges: [{ ...waits, to: "log" }] },
    ],
    probe: "hybrid",
    repair: "file",
  },
  "a deadline of the file's was overruled by the program's": {
    services: [
      { ...plain, name: "db", script: "slow" },
      { ...plain, name: "web", edges: [{ ...waits, to: "db" }] },
    ],
    probe: "hybrid",
    deadlineMs: 11_000,
    repair: "file",
  },
  "a gate that nobody requires was said to be passed": {
    services: [
      { ...plain, name: "db", script: "exits" },
      { ...plain, name: "web", edges: [{ ...waits, to: "db", required: false }] },
    ],
    probe: "hybrid",
    repair: "switch",
  },
  "a one-shot whose dependents are scaled to nothing was started again by the next up": {
    services: [
      { ...plain, name: "edge" },
      {
        ...plain,
        name: "api",
        replicas: 0,
        edges: [{ ...waits, condition: "service_completed_successfully", to: "edge" }],
      },
    ],
    probe: "engine",
    repair: "file",
  },
};
