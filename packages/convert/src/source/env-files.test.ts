import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convert } from "../convert";
import { loadSource } from "../load/load-source";
import { pclProgram } from "../pcl/pcl-program";
import { dockerProgram } from "../targets/docker/docker-program";
import type { ConvertOptions } from "./convert-options";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "pcc-env-files-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const COMPOSE = `services:
  db:
    image: postgres:16
    env_file: db.env
    environment: { OWN: own }
`;

function options(files: Readonly<Record<string, string>>, more: Partial<ConvertOptions> = {}): ConvertOptions {
  for (const [name, text] of Object.entries({ "compose.yaml": COMPOSE, ...files }))
    writeFileSync(join(cwd, name), text);
  return { cwd, files: ["compose.yaml"], projectName: "shop", env: {}, style: "resources", out: "infra", ...more };
}

function converted(files: Readonly<Record<string, string>>, more?: Partial<ConvertOptions>) {
  const { files: program, diagnostics } = convert(options(files, more));
  return {
    text: [...program.values()].join("\n"),
    said: diagnostics.flatMap(({ code, severity, message, place }) =>
      code === "convert/written-env-file" || code === "convert/composed-env-file"
        ? [`${severity} ${place?.line}:${place?.column} ${message}`]
        : [],
    ),
  };
}

const targets = ["docker", "swarm", "kubernetes"] as const;

test.each(targets)("a program for %s reads an env file when it runs, and what looks like a secret is one", (target) => {
  const { text, said } = converted({ "db.env": "PASSWORD='hunter2' # why\nLEVEL=info-level\n" }, { target });
  expect(said).toEqual([]);
  expect(text).toContain('const dbEnv = envFile(resolve(composeDir, "db.env"));');
  expect(text).toContain('pulumi.secret(dbEnv("PASSWORD"))');
  expect(text).toContain('dbEnv("LEVEL")');
  expect(text).not.toMatch(/hunter2|info-level/);
});

test("what is secret in it must not show up in what a gate reports", () => {
  const compose = `${COMPOSE}    healthcheck: { test: pg_isready }\n  web: { image: nginx, depends_on: { db: { condition: service_healthy } } }\n`;
  const { text } = converted({ "compose.yaml": compose, "db.env": "PASSWORD=hunter2\n" });
  expect(text).toContain('healthy(db, { redact: [dbEnv("PASSWORD")] })');
});

test("a file is read in its format", () => {
  const compose = COMPOSE.replace("env_file: db.env", "env_file: [{ path: db.env, format: raw }]");
  const { text, said } = converted({ "compose.yaml": compose, "db.env": "A='x' # $y\n" });
  expect([text.includes('envFile(resolve(composeDir, "db.env"), "raw")'), said]).toEqual([true, []]);
});

test.each([
  ["a variable of .env", "URL=me:hunter2@${HOST}\n", {}, "URL=me:hunter2@dbhost"],
  ["the service's environment", "URL=${OWN}/hunter2\n", {}, "URL=own/hunter2"],
] as const)("what is made of %s is written, with a warning", (_, text, more, written) => {
  const given = converted({ "db.env": `A=1\n${text}`, ".env": "HOST=dbhost\n" }, more);
  expect(given.said).toEqual([
    "warning 4:15 `URL` of db.env is written into the program as it is: made of variables that the file does not have",
  ]);
  expect(given.text).toContain(written);
  expect(given.text).toContain('dbEnv("A")');
});

test("what is made of the environment is read, as that is known to the program, too", () => {
  const { text, said } = converted({ "db.env": "URL=$HOST/x\n" }, { env: { HOST: "outer" } });
  expect([text.includes('dbEnv("URL")'), said]).toEqual([true, []]);
});

const SETTINGS = `${COMPOSE}  web: { image: nginx, environment: { T: "\${API_TOKEN}", G: "\${GREETING:-hi}" } }\n`;

test.each([
  ["T=${API_TOKEN}", "pulumi.interpolate`T=${apiToken}`", "`T` of db.env is", "a setting of the stack (`API_TOKEN`)"],
  ["T=a-$GREETING-b", "`T=a-${greeting}-b`", "`T` of db.env is", "a setting of the stack (`GREETING`)"],
  ["T=${GREETING:-none}", "`T=${greeting}`", "`T` of db.env is", "a setting of the stack (`GREETING`)"],
  [
    'T="$GREETING"\nU=$API_TOKEN:$GREETING',
    "pulumi.interpolate`U=${apiToken}:${greeting}`",
    "`T`, `U` of db.env are",
    "settings of the stack (`GREETING`, `API_TOKEN`)",
  ],
])(
  "what is made of settings of the program is put together there, with a warning: %j",
  (text, made, these, settings) => {
    const given = converted({ "compose.yaml": SETTINGS, "db.env": `A=1\n${text}\n`, ".env": "GREETING=servus\n" });
    expect(given.text).toContain(made);
    expect(given.text).toContain('dbEnv("A")');
    expect(given.said).toEqual([
      `warning 4:15 ${these} put together in the program out of ${settings}, and no longer read from the file`,
    ]);
  },
);

test("what is written in plain and what is made of settings are told apart", () => {
  const given = converted({
    "compose.yaml": SETTINGS,
    "db.env": "A=1\nP=$OWN/x\nS=$GREETING/x\n",
  });
  expect(given.said).toEqual([
    expect.stringMatching(/`P` of db\.env is written into the program as it is: /),
    expect.stringMatching(/`S` of db\.env is put together in the program out of /),
  ]);
});

test("strictly, what is written is an error, and nothing is", () => {
  const { text, said } = converted({ "db.env": "URL=${OWN}/x\n" }, { strict: true });
  expect([text, said]).toEqual(["", [expect.stringMatching(/^error 4:15 `URL` of db\.env/)]]);
});

test("the component reads them itself", () => {
  const { text, said } = converted({ "db.env": "URL=${OWN}/hunter2\n" }, { style: "component" });
  expect([text.includes("hunter2"), text.includes("envFile"), said]).toEqual([false, false, []]);
});

test("PCL reads none, which is said", () => {
  const loading = { unreadEnvFiles: "PCL reads no files of variables" };
  const { source } = loadSource(options({ "db.env": "PASSWORD=hunter2\nB=2\n" }), dockerProgram, loading);
  if (!source) throw new Error("the project cannot be loaded");
  expect(pclProgram(source).text).toContain('"PASSWORD=hunter2"');
  expect(source.diagnostics.map(({ message, place }) => [message, place?.line])).toContainEqual([
    "the values of db.env are written into the program as they are: PCL reads no files of variables",
    4,
  ]);
});

test("PCL puts together what is made of its settings, which is not called written", () => {
  const loading = { unreadEnvFiles: "PCL reads no files of variables" };
  const files = { "compose.yaml": SETTINGS, "db.env": "B=2\nS=$GREETING/x\n" };
  const { source } = loadSource(options(files), dockerProgram, loading);
  expect(
    source?.diagnostics.flatMap(({ code, message }) =>
      /^convert\/(?:written|composed)-env-file$/.test(code) ? [`${code}: ${message}`] : [],
    ),
  ).toEqual([
    "convert/written-env-file: `B` of db.env is written into the program as it is: PCL reads no files of variables",
    expect.stringMatching(
      /^convert\/composed-env-file: `S` of db\.env is put together in the program out of a setting of /,
    ),
  ]);
});
