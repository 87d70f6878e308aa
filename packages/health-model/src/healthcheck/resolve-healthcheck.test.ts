import { check } from "../testing/check";
import { type HealthcheckSpec, healthcheckOf } from "../testing/project";
import type { EffectiveHealthcheck } from "./effective-healthcheck";
import type { ImageHealthcheck } from "./image-healthcheck";
import { resolveHealthcheck } from "./resolve-healthcheck";

const S = 1_000_000_000;
const IMAGE: ImageHealthcheck = { Test: ["CMD", "from-image"], Interval: 7 * S, Retries: 9, StartPeriod: 2 * S };

interface Case {
  readonly service?: HealthcheckSpec;
  readonly image?: ImageHealthcheck | null;
  readonly expected: EffectiveHealthcheck;
}

const cases: Record<string, Case> = {
  "nothing anywhere": { image: null, expected: { kind: "none" } },
  "nothing here, image not known": { expected: { kind: "unknown" } },
  "the image's alone": {
    image: IMAGE,
    expected: {
      kind: "check",
      from: "image",
      check: check({ test: ["CMD", "from-image"], intervalMs: 7_000, retries: 9, startPeriodMs: 2_000 }),
    },
  },
  "the service's alone, defaults filled in": {
    service: { test: ["CMD-SHELL", "x || exit 1"] },
    image: null,
    expected: { kind: "check", from: "service", check: check({ test: ["CMD-SHELL", "x || exit 1"] }) },
  },
  "the service's test does not need the image": {
    service: { test: ["CMD", "x"], timeoutMs: 1_500 },
    expected: { kind: "check", from: "service", check: check({ test: ["CMD", "x"], timeoutMs: 1_500 }) },
  },
  "value by value": {
    service: { test: ["CMD", "mine"], intervalMs: 1_000 },
    image: IMAGE,
    expected: {
      kind: "check",
      from: "both",
      check: check({ test: ["CMD", "mine"], intervalMs: 1_000, retries: 9, startPeriodMs: 2_000 }),
      origins: {
        intervalMs: "service",
        timeoutMs: "default",
        startPeriodMs: "image",
        startIntervalMs: "default",
        retries: "image",
      },
    },
  },
  "0 is not set": {
    service: { test: ["CMD", "x"], intervalMs: 0, timeoutMs: 0, startPeriodMs: 0, startIntervalMs: 0, retries: 0 },
    image: { Interval: 0, Retries: 0 },
    expected: { kind: "check", from: "service", check: check({ test: ["CMD", "x"] }) },
  },
  "timings for the image's test": {
    service: { retries: 1 },
    image: { Test: ["CMD", "from-image"] },
    expected: {
      kind: "check",
      from: "both",
      check: check({ test: ["CMD", "from-image"], retries: 1 }),
      origins: {
        intervalMs: "default",
        timeoutMs: "default",
        startPeriodMs: "default",
        startIntervalMs: "default",
        retries: "service",
      },
    },
  },
  "timings, and an image without a test": { service: { retries: 1 }, image: null, expected: { kind: "none" } },
  "timings, and an image not known": {
    service: { retries: 1 },
    expected: {
      kind: "unknown",
      timings: { intervalMs: 30_000, timeoutMs: 30_000, startPeriodMs: 0, retries: 1 },
    },
  },
  "an empty test is the image's": {
    service: { test: [] },
    image: { Test: ["CMD", "from-image"] },
    expected: { kind: "check", from: "image", check: check({ test: ["CMD", "from-image"] }) },
  },
  "switched off by disable": {
    service: { disable: true, test: ["CMD", "x"] },
    image: IMAGE,
    expected: { kind: "disabled", from: "service" },
  },
  "switched off by NONE": {
    service: { test: ["NONE"] },
    image: IMAGE,
    expected: { kind: "disabled", from: "service" },
  },
  "switched off by the image": { image: { Test: ["NONE"] }, expected: { kind: "disabled", from: "image" } },
  "an image with an empty check": { image: { Test: null }, expected: { kind: "none" } },
  "a first word that the engine does not know": { image: { Test: ["SHELL", "x"] }, expected: { kind: "none" } },
};

describe("resolveHealthcheck", () => {
  test.each(Object.entries(cases))("%s", (_, { service, image, expected }) => {
    const config = service === undefined ? {} : { healthcheck: healthcheckOf(service) };
    expect(resolveHealthcheck(config, image)).toEqual(expected);
  });

  test("a start interval that nobody set is left to the engine", () => {
    const config = { healthcheck: healthcheckOf({ test: ["CMD", "x"], startPeriodMs: 8_000 }) };
    expect(resolveHealthcheck(config, null)).toEqual({
      kind: "check",
      from: "service",
      check: check({ test: ["CMD", "x"], startPeriodMs: 8_000 }),
    });
    expect(resolveHealthcheck(config, { StartInterval: 2e9 })).toMatchObject({ check: { startIntervalMs: 2_000 } });
  });
});
