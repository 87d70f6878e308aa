import { KNOWN_CHECKS } from "../known-checks/known-checks";
import { suggestHealthcheck } from "../known-checks/suggest-healthcheck";
import { project } from "../testing/project";
import { durationMs } from "../util/duration-ms";
import { advise } from "./advise";
import { programs } from "./probe-programs";
import { RULES } from "./rules";

test("advice comes in the order of the file", () => {
  const advice = advise(
    project({
      web: { depends_on: { db: "service_healthy" }, healthcheck: { test: ["CMD", "curl", "x"] } },
      db: { healthcheck: { test: ["CMD", "curl", "x"] } },
    }),
  );
  const lines = advice.map(({ place }) => place?.line ?? 0);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});

test("codes are unique, kebab-case, and documented", () => {
  const docs = RULES.flatMap((rule) => rule.docs);
  expect(new Set(docs.map(({ code }) => code)).size).toBe(docs.length);
  for (const { code, when, remedy } of docs) {
    expect(code).toMatch(/^health\/[a-z]+(?:-[a-z]+)*$/);
    expect(when).toMatch(/\.\)?$/);
    expect(remedy).toMatch(/[.)]$/);
  }
});

test("known checks follow all advice themselves", () => {
  for (const image of KNOWN_CHECKS.flatMap(({ images }) => images).flatMap((one) => [one, `${one}:4-alpine`])) {
    const suggested = suggestHealthcheck(image)?.healthcheck;
    if (suggested === undefined) continue;
    const { test: command, interval, timeout, start_period, retries } = suggested;
    const healthcheck = {
      test: command,
      intervalMs: durationMs(interval) ?? 0,
      timeoutMs: durationMs(timeout) ?? 0,
      startPeriodMs: durationMs(start_period) ?? 0,
      retries,
    };
    const said = advise(project({ db: { image, healthcheck }, web: { depends_on: { db: "service_healthy" } } }));
    expect({ image, said }).toEqual({ image, said: [] });
  }
});

test.each([
  [{ how: "CMD", words: ["/usr/bin/curl", "-f"] } as const, ["curl"]],
  [{ how: "CMD", words: ["sh", "-ec", "a && b | c"] } as const, ["sh", "a", "b", "c"]],
  [{ how: "CMD-SHELL", words: ["A=1 B=2 x 'y; z' || exit 1"] } as const, ["x", "exit"]],
  [{ how: "CMD-SHELL", words: ['if [ "$(nc -z h 1)" ]; then ! curl x; fi'] } as const, ["[", "curl", "fi"]],
  [{ how: "CMD", words: [] } as const, []],
])("programs of %j", (command, expected) => expect(programs(command)).toEqual(expected));
