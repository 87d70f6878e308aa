import { execFileSync } from "node:child_process";
import { resolveHealthcheck } from "../healthcheck/resolve-healthcheck";
import { healthcheckOf } from "../testing/project";
import { durationMs } from "../util/duration-ms";
import { imageName, majorOf } from "./image-facts";
import { KNOWN_CHECKS } from "./known-checks";
import { suggestHealthcheck } from "./suggest-healthcheck";

const testOf = (image: string, env?: Record<string, string>) =>
  suggestHealthcheck(image, env)?.healthcheck.test.join(" ");

/** Every suggestion for every image and kind of tag. */
const all = KNOWN_CHECKS.flatMap(({ images }) =>
  images.flatMap((image) =>
    ["", ":1", ":5-alpine", ":24", ":3.2-alpine"].flatMap((tag) => {
      const suggestion = suggestHealthcheck(`${image}${tag}`);
      return suggestion === undefined ? [] : [[`${image}${tag}`, suggestion] as const];
    }),
  ),
);

describe("known checks", () => {
  test("are at least 25, each with a source and images of its own", () => {
    expect(KNOWN_CHECKS.length).toBeGreaterThanOrEqual(25);
    const images = KNOWN_CHECKS.flatMap((known) => known.images);
    expect(new Set(images).size).toBe(images.length);
    for (const { source } of KNOWN_CHECKS) expect(source).toMatch(/\w{3}/);
  });

  test.each(all)("%s: the engine can run it, and the timeout is shorter than the interval", (_, { healthcheck }) => {
    const { test: words, interval, timeout, retries, start_period } = healthcheck;
    const ms = { intervalMs: durationMs(interval) ?? 0, timeoutMs: durationMs(timeout) ?? 0 };
    const config = healthcheckOf({ test: words, ...ms, startPeriodMs: durationMs(start_period) ?? 0, retries });
    const effective = resolveHealthcheck({ healthcheck: config }, null);
    expect(effective).toMatchObject({ kind: "check", from: "service", check: { ...ms, retries } });
    expect(ms.timeoutMs).toBeGreaterThan(0);
    expect(ms.timeoutMs).toBeLessThan(ms.intervalMs);
  });

  test("shell lines are sound, and never end with the reserved exit code 2", () => {
    const distinct = new Map(all.map(([, { healthcheck }]) => [healthcheck.test.join(" "), healthcheck.test]));
    for (const [how, ...words] of distinct.values()) {
      if (how === "CMD-SHELL") {
        expect(words).toHaveLength(1);
        expect(words[0]).toMatch(/ \|\| exit 1$/);
        execFileSync("sh", ["-n", "-c", words[0] ?? ""]);
      } else if (words[0] === "bash") {
        execFileSync("bash", ["-n", "-c", words[2] ?? ""]);
      }
    }
  });
});

describe("suggestHealthcheck", () => {
  test.each([
    ["postgres:16", "pg_isready"],
    ["registry.example:5000/library/postgres:16-alpine", "pg_isready"],
    ["docker.example/bitnami/redis@sha256:0123", "redis-cli ping"],
    ["mongo:5.0", "CMD mongo --quiet"],
    ["mongo", "CMD mongosh --quiet"],
    ["memcached", "/dev/tcp/127.0.0.1/11211"],
    ["memcached:1.6-alpine", "nc -w 2"],
    ["nginx:alpine", "wget"],
    ["nginx", "curl"],
    ["keycloak/keycloak:24.0", "/8080"],
    ["keycloak/keycloak", "/9000"],
    ["influxdb:1.8", "influx -execute"],
  ])("%s", (image, part) => expect(testOf(image)).toContain(part));

  test.each([["myapp"], ["mycorp/postgres-like"], ["nats"], ["wordpress:fpm"], [""]])("nothing for %j", (image) => {
    expect(suggestHealthcheck(image)).toBeUndefined();
  });

  test("a password goes by the environment", () => {
    expect(testOf("redis", { REDIS_PASS: "x" })).toContain('REDISCLI_AUTH="$REDIS_PASS" redis-cli ping');
    expect(testOf("redis", { REDIS_PASS: "abc123" })).not.toContain("abc123");
    expect(testOf("redis")).not.toContain("AUTH");
  });

  test("Elasticsearch with and without security", () => {
    expect(testOf("elasticsearch:8.15.0", { "xpack.security.enabled": "false" })).toContain("http://");
    expect(testOf("elasticsearch:8.15.0")).toContain("https://");
  });
});

test.each([
  ["redis", "redis", ""],
  ["redis:7", "redis", "7"],
  ["library/redis:7", "redis", "7"],
  ["localhost/redis", "redis", ""],
  ["host.example:5000/a/b:c@sha256:1", "a/b", "c"],
])("imageName(%j)", (reference, repository, tag) => expect(imageName(reference)).toEqual({ repository, tag }));

test.each([
  ["7.2-alpine", 7],
  ["v2", 2],
  ["latest", undefined],
  ["", undefined],
])("majorOf(%j)", (tag, major) => expect(majorOf(tag)).toBe(major));
