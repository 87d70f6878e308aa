import { resolve } from "node:path";
import { loadProject } from "../src/load-project";
import type { ComposeProject } from "../src/model/project";
import { memoryFileSystem } from "../src/source/memory-file-system";

/** What a sweep of the schema found to be read in another way than docker compose 5.7.1 does. */
function load(compose: string, files: Readonly<Record<string, string>> = {}) {
  return loadProject({
    files: ["compose.yaml"],
    cwd: "/p",
    env: {},
    fs: memoryFileSystem({ "/p/compose.yaml": `name: p\n${compose}`, ...files }),
  });
}

const service = (attributes: string) => `services:\n  a: { image: b, ${attributes} }\n`;
const job = (attributes: string) =>
  `${service("hostname: h")}jobs:\n  j: { image: b, triggers: { manual: true }, ${attributes} }\n`;
const hook = (attributes: string) => service(`pre_start: [{ command: [x], ${attributes} }]`);

test.each([
  [
    "a config without a source",
    `${service("configs: [{ src: x, target: /x }]")}configs: { x: { content: y } }\n`,
    "compose/unknown-attribute",
  ],
  [
    "a secret without a source",
    `${service("secrets: [{ target: x }]")}secrets: { x: { file: y } }\n`,
    "compose/undefined-secret",
  ],
  [
    "a build secret without a source",
    `${service("build: { context: ., secrets: [{ target: x }] }")}secrets: { x: { file: y } }\n`,
    "compose/undefined-secret",
  ],
  ["a date for a volume", service("volumes: [2024-01-01]"), "compose/wrong-type"],
  ["an env file that is required abc", service("env_file: [{ path: x, required: abc }]"), "compose/bad-cast"],
  [
    "a list for an include's project directory",
    "include: [{ path: inc.yaml, project_directory: [x] }]\n",
    "compose/wrong-type",
  ],
  [
    "two merges in one mapping",
    "x-a: &a { image: b }\nx-b: &b { hostname: c }\nservices:\n  a:\n    <<: *a\n    <<: *b\n",
    "compose/duplicate-key",
  ],
  ["a fraction as an option of storage", service("storage_opt: { size: 1.5 }"), "compose/wrong-type"],
  ["a truth as an option of storage", service("storage_opt: { size: true }"), "compose/wrong-type"],
  ["a capability twice in a job", job("cap_add: [A, A]"), "compose/duplicate-item"],
  ["a capability twice in a hook", hook("cap_add: [A, A]"), "compose/duplicate-item"],
  ...["volumes", "configs", "secrets"].map((section): [string, string, string] => [
    `a label twice in the list of ${section}`,
    `${service("hostname: h")}${section}: { x: { ${section === "volumes" ? "" : "file: f, "}labels: [q, q] } }\n`,
    "compose/duplicate-item",
  ]),
  ["a label twice in the list of a hook", hook("labels: [q, q]"), "compose/duplicate-item"],
  ["a label twice in the list of a job", job("labels: [q, q]"), "compose/duplicate-item"],
  ["a fraction for a number of devices", service("gpus: [{ count: 2.0 }]"), "compose/bad-value"],
  ...[
    "env_file: 2024-01-01",
    "build: 2024-01-01",
    "cpus: 2024-01-01",
    "mem_limit: 2024-01-01",
    "command: 2024-01-01",
    "command: [2024-01-01]",
    "entrypoint: [2024-01-01]",
    "extra_hosts: { h: 2024-01-01 }",
  ].map((attributes): [string, string, string] => [`a date: ${attributes}`, service(attributes), "compose/wrong-type"]),
  ["a number beyond 64 bits", service("pids_limit: 99999999999999999999"), "compose/bad-value"],
  ["a hook whose file of variables is missing", hook("env_file: nope.env"), "compose/file-not-found"],
])("%s is refused", (_, compose, code) => {
  const { project, diagnostics } = load(compose);
  expect(project).toBeUndefined();
  expect(diagnostics.filter(({ severity }) => severity === "error").map((diagnostic) => diagnostic.code)).toContain(
    code,
  );
});

test.each<[string, string, (project: ComposeProject) => unknown, unknown]>([
  [
    "a profile without a name is active where none is asked for",
    service('profiles: [""]'),
    ({ services }) => Object.keys(services),
    ["a"],
  ],
  [
    "a number under !override is a text",
    service("cpu_shares: !override 077"),
    ({ services }) => services.a?.cpu_shares,
    77,
  ],
  [
    "a null under !override is a text",
    service("environment: { K: !override null }"),
    ({ services }) => services.a?.environment,
    { K: "null" },
  ],
  [
    "a merge with its tag",
    "x-a: &a { image: b }\nservices:\n  a: { !!merge <<: *a, hostname: h }\n",
    ({ services }) => services.a?.image,
    "b",
  ],
  ["binary text", service("labels: { x: !!binary aGnDpA== }"), ({ services }) => services.a?.labels, { x: "hiä" }],
  [
    "an env file that is not required, in quotes",
    service('env_file: [{ path: nope.env, required: "false" }]'),
    ({ services }) => services.a?.image,
    "b",
  ],
  [
    "a number as an option of storage",
    service("storage_opt: { size: 5 }"),
    ({ services }) => services.a?.storage_opt,
    { size: "5" },
  ],
  [
    "a job's files are not read",
    job("env_file: nope.env, label_file: nope.labels"),
    ({ jobs }) => jobs?.j?.env_file?.[0]?.path,
    "/p/nope.env",
  ],
  [
    "a job's device without a target",
    job("devices: [{ source: /dev/a }]"),
    ({ jobs }) => jobs?.j?.devices,
    [{ source: "/dev/a" }],
  ],
  [
    "a job's tags, twice the same",
    job("build: { context: ., tags: [q, q] }"),
    ({ jobs }) => jobs?.j?.build?.tags,
    ["q", "q"],
  ],
  [
    "a service's tags, twice the same",
    service("build: { context: ., tags: [q, q] }"),
    ({ services }) => services.a?.build?.tags,
    ["q"],
  ],
  [
    "a hook's own secret has no target",
    `${hook("secrets: [s]")}secrets: { s: { file: f } }\n`,
    ({ services }) => services.a?.pre_start?.[0]?.secrets,
    [{ source: "s" }],
  ],
  [
    "a hook's own device request has no count",
    hook("gpus: [{ driver: d }]"),
    ({ services }) => services.a?.pre_start?.[0]?.gpus,
    [{ driver: "d" }],
  ],
])("%s", (_, compose, look, expected) => {
  const { project, diagnostics } = load(compose);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(project && look(project)).toEqual(expected);
});

test("a hook has the variables and labels of its service's files", () => {
  const compose = service("env_file: h.env, label_file: l.env, pre_start: [{ command: [y], environment: { BAR: 3 } }]");
  const { project } = load(compose, { "/p/h.env": "FOO=1\n", "/p/l.env": "lab=1\n" });
  const [first] = project?.services.a?.pre_start ?? [];
  expect(first?.environment).toEqual({ FOO: "1", BAR: "3" });
  expect(first?.labels).toEqual({ lab: "1" });
});

const files = {
  "/p/inc.yaml": "include: [sub/mid.yaml]\nservices:\n  own: { image: b, build: ., volumes: ['./o:/o'] }\n",
  "/p/sub/mid.yaml":
    "include: [nest/in.yaml]\nservices:\n  mid: { image: b, build: ./mb, volumes: ['./d:/d', '../up:/u', '/abs:/a'] }\n",
  "/p/sub/nest/in.yaml": "services:\n  nested: { image: b, build: ./nb }\n",
  "/p/ext.yaml": "services:\n  chained: { extends: { file: sub/chain.yaml, service: e } }\n",
  "/p/sub/chain.yaml": "services:\n  e: { extends: { file: deep/f.yaml, service: f }, volumes: ['./chain:/c'] }\n",
  "/p/sub/deep/f.yaml": "services:\n  f: { image: b, build: ./fb }\n",
};

test.each([
  ["inc.yaml", { own: [".", "./o"], mid: ["sub/mb", "sub/d", "up", "/abs"], nested: ["sub/nest/nb"] }],
  ["ext.yaml", { chained: ["sub/deep/fb", "sub/chain"] }],
])("paths that stay as they are start from the project, in %s too", (file, expected) => {
  const options = { files: [file], cwd: "/p", env: {}, projectName: "p", fs: memoryFileSystem(files) };
  const pathsOf = (resolvePaths: boolean) =>
    Object.fromEntries(
      Object.values(loadProject({ ...options, resolvePaths }).project?.services ?? {}).map((service) => [
        service.name,
        [service.build?.context, ...(service.volumes ?? []).map(({ source }) => source)],
      ]),
    );
  expect(pathsOf(false)).toEqual(expected);
  const absolute = Object.entries(expected).map(([name, paths]) => [name, paths.map((path) => resolve("/p", path))]);
  expect(pathsOf(true)).toEqual(Object.fromEntries(absolute));
});

test("a volume without attributes is declared, also where nothing is normalised", () => {
  const { project, diagnostics } = loadProject({
    files: ["compose.yaml"],
    cwd: "/p",
    env: {},
    normalise: false,
    fs: memoryFileSystem({ "/p/compose.yaml": `name: p\n${service("volumes: [vol:/v]")}volumes:\n  vol:\n` }),
  });
  expect(diagnostics).toEqual([]);
  expect(Object.keys(project?.volumes ?? {})).toEqual(["vol"]);
});

test("files of labels are read although those of variables are not", () => {
  const { project, diagnostics } = loadProject({
    files: ["compose.yaml"],
    cwd: "/p",
    env: {},
    resolveEnvFiles: false,
    fs: memoryFileSystem({
      "/p/compose.yaml": `name: p\n${service("label_file: l.env, env_file: nope.env")}`,
      "/p/l.env": "lab=1\n",
    }),
  });
  expect(diagnostics).toEqual([]);
  expect(project?.services.a?.labels).toEqual({ lab: "1" });
});
