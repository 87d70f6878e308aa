import { loadProject } from "../src/load-project";
import { memoryFileSystem } from "../src/source/memory-file-system";

const NAMES = ["db ", " db", "a:b", "", "d/b", "db\n", "ü"];

/** Where one thing refers to others by their names, and what it must be told when there is no such thing. */
const PLACES: readonly [where: string, write: (name: string) => string, code: string][] = [
  ["depends_on, a list", (name) => `depends_on: [${name}]`, "compose/undefined-service"],
  ["links", (name) => `links: [${name}]`, "compose/undefined-service"],
  ["volumes_from", (name) => `volumes_from: [${name}]`, "compose/undefined-service"],
  ["networks, a list", (name) => `networks: [${name}]`, "compose/undefined-network"],
  ["models, a list", (name) => `models: [${name}]`, "compose/undefined-model"],
];

/** What has a container, as the rest of a file around it. */
const OWNERS: readonly [owner: string, file: (attribute: string) => string, places: readonly string[]][] = [
  ["a service", (attribute) => `  web: { image: b, ${attribute} }\n`, PLACES.map(([where]) => where)],
  [
    "a job",
    (attribute) => `jobs:\n  web: { image: b, triggers: { manual: true }, ${attribute} }\n`,
    // docker compose does not ask whether a job's networks and models are there, and neither does this.
    ["depends_on, a list", "volumes_from"],
  ],
];

const cases = OWNERS.flatMap(([owner, file, places]) =>
  PLACES.filter(([where]) => places.includes(where)).flatMap(([where, write, code]) =>
    NAMES.map((name) => [owner, where, name, file(write(JSON.stringify(name))), code] as const),
  ),
);

test.each(cases)("%s, %s: %j is refused, not lost", (_owner, _where, _name, file, code) => {
  const compose = `name: p\nservices:\n  db: { image: b }\n${file}`;
  const { project, diagnostics } = loadProject({
    files: ["compose.yaml"],
    cwd: "/p",
    env: {},
    fs: memoryFileSystem({ "/p/compose.yaml": compose }),
  });
  expect(project).toBeUndefined();
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
});

test("a variable that is not set, as a name in a list", () => {
  const compose = 'name: p\nservices:\n  db: { image: b }\n  a: { image: b, depends_on: ["${UNSET}"] }\n';
  const { diagnostics } = loadProject({
    files: ["compose.yaml"],
    cwd: "/p",
    env: {},
    fs: memoryFileSystem({ "/p/compose.yaml": compose }),
  });
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
    expect.arrayContaining([["compose/undefined-service", "error"]]),
  );
});

test("a service that is switched off may refer to what does not exist", () => {
  const compose = 'name: p\nservices:\n  db: { image: b }\n  a: { image: b, profiles: [x], depends_on: ["db "] }\n';
  const { project } = loadProject({
    files: ["compose.yaml"],
    cwd: "/p",
    env: {},
    fs: memoryFileSystem({ "/p/compose.yaml": compose }),
  });
  expect(Object.keys(project?.disabledServices.a?.depends_on ?? {})).toEqual(["db "]);
});
