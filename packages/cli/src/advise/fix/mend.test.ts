import type { Advice } from "@pulumi-compose/health-model";
import { type FileSystem, loadProject, memoryFileSystem } from "@pulumi-compose/parser";
import fc from "fast-check";
import { consider } from "../consider";
import { mend } from "./mend";

const serious = ({ severity }: Advice) => severity !== "info";

function mended(files: Readonly<Record<string, string>>, wanted: (advice: Advice) => boolean = serious) {
  const named = Object.keys(files).filter((file) => file.startsWith("/p/compose"));
  const load = (fs: FileSystem) => loadProject({ files: named, cwd: "/p", env: {}, fs }).project;
  const { texts, fixed, refused } = mend({ load, plan: () => ({}), fs: memoryFileSystem(files), wanted });
  return {
    texts: Object.fromEntries(texts),
    fixed: fixed.map(({ code }) => code),
    refused: refused.map(({ advice, why }) => [advice.code, why]),
  };
}

const MIGRATE = "service_completed_successfully";

test("only the lines that the advice is about change, and a second run changes nothing", () => {
  const before = `# Keep me.
name:    shop
services:
    db:   # the database
        image: "postgres:16"
        environment: { POSTGRES_PASSWORD: "\${PASS:-secret-word}" }

    # one shot
    migrate:
        image:   busybox
        restart: "always"     # oops
        depends_on: [ db ]
    web:
        image: nginx:alpine
        depends_on:
            db: { condition: service_healthy }
            migrate: { condition: ${MIGRATE} }
# the end
`;
  const { texts, fixed, refused } = mended({ "/p/compose.yaml": before });
  expect(fixed).toEqual(["health/maybe-no-healthcheck", "health/restart-of-one-shot"]);
  expect(refused).toEqual([]);
  const after = texts["/p/compose.yaml"] ?? "";
  const [old, now] = [before.split("\n"), after.split("\n")];
  expect(old.filter((line) => !now.includes(line))).toEqual(['        restart: "always"     # oops']);
  expect(now.filter((line) => !old.includes(line))).toEqual([
    "        healthcheck:",
    expect.stringMatching(/^ {12}test: \["CMD-SHELL", "pg_isready /),
    expect.stringMatching(/^ {12}interval: \d+s$/),
    expect.stringMatching(/^ {12}timeout: \d+s$/),
    expect.stringMatching(/^ {12}retries: \d+$/),
    expect.stringMatching(/^ {12}start_period: \d+s$/),
    '        restart: "on-failure"     # oops',
  ]);
  expect(mended({ "/p/compose.yaml": after })).toEqual({ texts: {}, fixed: [], refused: [] });
});

test("advice that is not wanted is left alone", () => {
  const file =
    "services:\n  db:\n    image: x\n    healthcheck: {test: t}\n  web:\n    image: y\n    depends_on: [db]\n";
  expect(mended({ "/p/compose.yaml": file }).texts).toEqual({});
  const only = ({ code }: Advice) => code === "health/started-despite-check";
  expect(mended({ "/p/compose.yaml": file }, only).texts["/p/compose.yaml"]).toBe(
    file.replace("[db]", "{ db: { condition: service_healthy } }"),
  );
});

test("of several files, the one that said it is changed", () => {
  const files = {
    "/p/compose.yaml": "services:\n  db: {image: x, restart: always}\n",
    "/p/compose.more.yaml": `services:\n  db: {restart: unless-stopped}\n  web: {image: y, depends_on: {db: {condition: ${MIGRATE}}}}\n`,
  };
  const { texts, fixed } = mended(files);
  expect(fixed).toEqual(["health/restart-of-one-shot"]);
  expect(Object.keys(texts)).toEqual(["/p/compose.more.yaml"]);
  expect(texts["/p/compose.more.yaml"]).toContain("db: {restart: on-failure}");
});

test("an included file is changed where it says it", () => {
  const files = {
    "/p/compose.yaml":
      "include: [db/compose.yaml]\nservices:\n  web: {image: y, depends_on: {job: {condition: service_completed_successfully}}}\n",
    "/p/db/compose.yaml": "services:\n  job: {image: x, restart: always}\n",
  };
  expect(mended(files).texts).toEqual({ "/p/db/compose.yaml": "services:\n  job: {image: x, restart: on-failure}\n" });
});

test("what a service extends is not changed behind the back of others", () => {
  const files = {
    "/p/compose.yaml": `services:
  base: {image: x, healthcheck: {test: t, start_interval: 2s}}
  job: {extends: base}
`,
  };
  // First the one that extends gets its own, and after that the base can be changed without reaching it.
  const { texts, fixed, refused } = mended(files);
  expect([fixed.length, refused]).toEqual([2, []]);
  expect(texts["/p/compose.yaml"]).toBe(`services:
  base: {image: x, healthcheck: {test: t, start_interval: 2s, start_period: 30s}}
  job: {extends: base, healthcheck: { start_period: 30s }}
`);
});

test("an anchor that others share is left to the reader", () => {
  const files = {
    "/p/compose.yaml":
      "x-c: &c {test: t, start_interval: 2s}\nservices:\n  a: {image: x, healthcheck: *c}\n  b: {image: x, healthcheck: *c}\n",
  };
  const { texts, refused } = mended(files);
  expect(texts).toEqual({});
  expect(refused).toEqual(
    Array(2).fill(["health/start-interval-without-period", "it is written elsewhere, at the anchor &c"]),
  );
});

test("whatever the durations, mending ends, and what it wrote is advised against no more", () => {
  const duration = fc.oneof(
    fc.integer({ min: 1, max: 3_000 }).map((us) => `${us}us`),
    fc.integer({ min: 1, max: 5_000 }).map((ms) => `${ms}ms`),
    fc.integer({ min: 1, max: 120 }).map((s) => `${s}s`),
  );
  const optional = fc.option(duration, { nil: undefined });
  const check = fc.record({ interval: optional, timeout: optional, start_period: optional, start_interval: optional });
  fc.assert(
    fc.property(check, (durations) => {
      const given = Object.entries(durations).flatMap(([key, value]) => (value ? [`${key}: ${value}`] : []));
      const file = `services:\n  db:\n    image: x\n    healthcheck: {${["test: t", ...given].join(", ")}}\n  web:\n    image: y\n    depends_on: {db: {condition: service_healthy}}\n`;
      const load = (fs: FileSystem) => loadProject({ files: ["/p/compose.yaml"], cwd: "/p", env: {}, fs }).project;
      const options = { load, plan: () => ({}), wanted: () => true };
      const { texts } = mend({ ...options, fs: memoryFileSystem({ "/p/compose.yaml": file }) });
      const text = texts.get("/p/compose.yaml") ?? file;
      const fs = memoryFileSystem({ "/p/compose.yaml": text });
      expect(mend({ ...options, fs }).texts.size).toBe(0);
      const before = errorsIn(file);
      expect(errorsIn(text).filter((path) => !before.includes(path))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

function errorsIn(text: string): string[] {
  const { project } = loadProject({
    files: ["/p/compose.yaml"],
    cwd: "/p",
    env: {},
    fs: memoryFileSystem({ "/p/compose.yaml": text }),
  });
  if (project === undefined) return ["it does not load"];
  return consider(project, {}).flatMap(({ severity, path }) => (severity === "error" ? [String(path)] : []));
}

test.each([
  [
    "none-as-command",
    "services:\n  a: {image: x, healthcheck: {test: NONE}}\n",
    'services:\n  a: {image: x, healthcheck: {test: ["NONE"]}}\n',
  ],
  [
    "localhost-in-probe",
    "services:\n  a: {image: x, healthcheck: {test: wget -q localhost/}}\n",
    "services:\n  a: {image: x, healthcheck: {test: wget -q 127.0.0.1/}}\n",
  ],
  [
    "never-completes",
    "services:\n  a: {image: 'redis:7', healthcheck: {test: redis-cli ping}}\n  b: {image: y, depends_on: {a: {condition: service_completed_successfully}}}\n",
    "services:\n  a: {image: 'redis:7', healthcheck: {test: redis-cli ping}}\n  b: {image: y, depends_on: {a: {condition: service_healthy}}}\n",
  ],
  [
    "address-in-pool",
    "services:\n  a: {image: x, networks: {n: {ipv4_address: 10.5.0.9}}}\n  b: {image: y, networks: [n]}\nnetworks:\n  n: {ipam: {config: [{subnet: 10.5.0.0/24}]}}\n",
    "services:\n  a: {image: x, networks: {n: {ipv4_address: 10.5.0.9}}}\n  b: {image: y, networks: [n]}\nnetworks:\n  n: {ipam: {config: [{subnet: 10.5.0.0/24, ip_range: 10.5.0.128/25}]}}\n",
  ],
])("%s: mended, and there is nothing more to say", (code, before, after) => {
  const { texts, fixed } = mended({ "/p/compose.yaml": before }, (one) => one.code === `health/${code}`);
  expect([texts["/p/compose.yaml"], fixed]).toEqual([after, [`health/${code}`]]);
});

test("a project that does not load is left alone", () => {
  expect(mended({ "/p/compose.yaml": "services: [" })).toEqual({ texts: {}, fixed: [], refused: [] });
});
