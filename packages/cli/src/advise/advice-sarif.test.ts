import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { type AdviseCommandOptions, advise } from "./advise";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations?: readonly {
    readonly physicalLocation: { readonly artifactLocation: object; readonly region: Region };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri: string }[] };
      };
      readonly originalUriBaseIds: object;
      readonly results: readonly Result[];
    },
  ];
}

/** The schema that OASIS publishes, as a package of Microsoft's has it. */
const schema = JSON.parse(
  readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

async function run(yaml: string, options: Partial<AdviseCommandOptions> = {}) {
  return inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    const code = await advise({ format: "sarif", ...options }, io);
    const log: Log = JSON.parse(io.out.text);
    isSarif(log);
    expect(isSarif.errors ?? []).toEqual([]);
    return { code, folder, err: io.err.text, run: log.runs[0] };
  });
}

const YAML = `services:
  job:
    image: busybox
    restart: always # oops
  web:
    image: nginx:alpine
    healthcheck: { test: wget -qO- 127.0.0.1 || exit 1, interval: 30s, timeout: 3s }
    depends_on: { job: { condition: service_completed_successfully } }
  proxy:
    image: nginx:alpine
    depends_on: [web]
`;

test("a result has its rule, its place from the root, its level and what to do", async () => {
  const { code, folder, err, run: found } = await run(YAML);
  expect([code, err]).toEqual([0, ""]);
  expect(found.originalUriBaseIds).toEqual({ "%SRCROOT%": { uri: `${pathToFileURL(folder).href}/` } });
  const [first, second] = found.results;
  expect(first).toMatchObject({
    ruleId: "health/restart-of-one-shot",
    level: "warning",
    message: { text: expect.stringMatching(/^"job" is supposed to complete[\s\S]*\nSet `restart: on-failure`/) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "compose.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 4, startColumn: 14, endLine: 4, endColumn: 20, snippet: { text: "always" } },
        },
      },
    ],
  });
  expect(second).toMatchObject({ ruleId: "health/started-despite-check", level: "note" });
  for (const { ruleId, ruleIndex } of found.results) expect(found.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
});

test("rules are all that could be said, each with its page, and no code twice", async () => {
  const { run: found } = await run("services: { web: { image: nginx } }\n");
  const ids = found.tool.driver.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining(["health/no-healthcheck", "health/long-interval", "compose/unknown-attribute"]),
  );
  const uris = new Map(found.tool.driver.rules.map(({ id, helpUri }) => [id, helpUri]));
  expect(uris.get("health/long-interval")).toMatch(/\/docs\/12-diagnostics-health\.md#healthlong-interval$/);
  expect(uris.get("compose/unknown-attribute")).toMatch(/\/docs\/11-diagnostics\.md#compose$/);
});

test("a correction is what --fix writes", async () => {
  const { run: found } = await run(YAML);
  const fixes = found.results.map(({ fixes: [fix] = [] }) => fix?.artifactChanges[0]?.replacements[0]);
  expect(fixes[0]).toEqual({
    deletedRegion: { startLine: 4, startColumn: 14, endLine: 4, endColumn: 20 },
    insertedContent: { text: "on-failure" },
  });
  const by = await inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    await advise({ format: "text", fix: ["started-despite-check"] }, io);
    return io.written.get(join(folder, "compose.yaml"));
  });
  expect(apply(YAML, fixes[1])).toBe(by);
});

test("what the command would not correct has no correction", async () => {
  const { run: found } = await run(YAML.replace("restart: always", `restart: \${RESTART:-always}`));
  expect(found.results[0]).toMatchObject({ ruleId: "health/restart-of-one-shot" });
  expect(found.results[0]).not.toHaveProperty("fixes");
});

test("it is the same after lines were added above, and another where another service has it", async () => {
  const prints = async (yaml: string) =>
    (await run(yaml)).run.results.map(({ partialFingerprints }) => partialFingerprints["pulumiCompose/v1"]);
  const before = await prints(YAML);
  expect(await prints(`# one\n# two\n${YAML}`)).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
  expect(await prints(YAML.replaceAll("job", "task"))).not.toEqual(before);
});

test("a file that cannot be read is a result, with the same exit code and words as ever", async () => {
  const { code, err, run: found } = await run("services:\n  web:\n    image: [nginx\n");
  expect(code).toBe(2);
  expect(err).toContain("compose/");
  expect(found.results.length).toBeGreaterThan(0);
  expect(found.results[0]).toMatchObject({ level: "error", ruleId: expect.stringMatching(/^compose\//) });
});

test("a file that is not there is a result without a place", async () => {
  const { code, run: found } = await run(YAML, { file: ["none.yaml"] });
  expect(code).toBe(2);
  expect(found.results).toEqual([expect.objectContaining({ ruleId: "compose/file-not-found", level: "error" })]);
});

test("characters outside the first plane count as two, and other folders are named in full", async () => {
  const { run: found } = await run("services:\n  '\u{1f600}': {}\n  web: { image: nginx, nosuch: 1 }\n");
  const region = found.results.map(({ locations }) => locations?.[0]?.physicalLocation.region);
  expect(region).toEqual(
    expect.arrayContaining([expect.objectContaining({ startLine: 2, startColumn: 3, endColumn: 7 })]),
  );
});

test("a warning of the file is a result beside the advice", async () => {
  await inComposeFolder(YAML, async (folder) => {
    writeFileSync(join(folder, "compose.yaml"), `version: "3"\n${YAML}`);
    const io = new FakeIo(folder);
    expect(await advise({ format: "sarif", strict: true }, io)).toBe(1);
    const log: Log = JSON.parse(io.out.text);
    expect(log.runs[0].results.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(["health/restart-of-one-shot", expect.stringMatching(/^compose\//)]),
    );
  });
});

function apply(
  text: string,
  made: { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } } | undefined,
) {
  if (!made) return undefined;
  const lines = text.split("\n");
  const at = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const { startLine, startColumn, endLine, endColumn } = made.deletedRegion;
  return text.slice(0, at(startLine, startColumn)) + made.insertedContent.text + text.slice(at(endLine, endColumn));
}
