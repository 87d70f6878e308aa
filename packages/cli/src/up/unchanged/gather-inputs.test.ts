import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { planProject } from "../../targets/plan-project";
import { chooseServices } from "../choice/choose-services";
import type { UpCommandOptions } from "../up-options";
import { gatherInputs } from "./gather-inputs";
import { digestOf } from "./inputs";

/** A project with something of every kind that an `up` reads. */
const FILES: Readonly<Record<string, string>> = {
  "compose.yaml": `
name: shop
services:
  web:
    image: web:\${TAG:-1}
    env_file: [web.env]
    label_file: [labels]
    configs: [conf, from-variable]
    secrets: [key, token]
    security_opt: ["seccomp:FOLDER/profile.json"]
  built:
    build: { context: ./context, dockerfile: Dockerfile, additional_contexts: { more: ./more } }
  foreign:
    build: { context: ./context, dockerfile: ../elsewhere/Dockerfile }
  spare: { image: spare, profiles: [spare] }
configs:
  conf: { file: ./conf.txt }
  from-variable: { environment: CONF }
secrets:
  key: { file: ./key.txt }
  token: { environment: TOKEN }
`,
  ".env": "FROM_DOT_ENV=1\nTAG=1\n",
  "web.env": "A=1\n",
  labels: "one=1\n",
  "conf.txt": "conf",
  "key.txt": "key",
  "profile.json": "{}",
  "context/Dockerfile": "FROM scratch\n",
  "context/app.py": "print(1)\n",
  "context/.dockerignore": "*.log\n",
  "context/noise.log": "noise",
  "more/file": "more",
  "elsewhere/Dockerfile": "FROM scratch\nLABEL a=1\n",
  ".pulumi-compose/Pulumi.yaml": "name: pulumi-compose\n",
  ".pulumi-compose/Pulumi.shop.yaml": "encryptionsalt: v1\n",
  "home/.pulumi/plugins/resource-docker-v5.2.0/pulumi-resource-docker": "plugin",
  "bin/pulumi": "cli",
  "docker/config.json": "{}",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pcc-inputs-"));
  for (const [name, text] of Object.entries(FILES)) write(name, text);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text.replaceAll("FOLDER", folder));
}

async function digest(env: Readonly<Record<string, string>> = {}, options: UpCommandOptions = {}): Promise<string> {
  const all = {
    CONF: "conf",
    TOKEN: "token",
    PATH: join(folder, "bin"),
    PULUMI_HOME: join(folder, "home/.pulumi"),
    DOCKER_CONFIG: join(folder, "docker"),
    ...env,
  };
  const { project, sources, diagnostics } = chooseServices(options, {
    cwd: folder,
    env: all,
    readStdin: () => "",
  }).loaded;
  if (!project) throw new Error(JSON.stringify(diagnostics));
  const { reads } = planProject(project, dockerDeployment, {});
  const place = { folder: join(folder, ".pulumi-compose"), stack: options.stack ?? "shop", backend: "file:///state" };
  return digestOf(await gatherInputs({ project, sources, reads, options, place, env: all }), Buffer.from("key"));
}

/** Appends to a file what changes what it says. */
const edited = (name: string, more = "# more\n") => [name, () => write(name, `${FILES[name]}${more}`)] as const;

test.each<readonly [what: string, edit: () => void]>([
  edited("compose.yaml"),
  ["an override appears", () => write("compose.override.yaml", "services: { web: { hostname: web } }\n")],
  edited(".env", "TAG=2\n"),
  edited("web.env", "B=2\n"),
  edited("labels", "two=2\n"),
  edited("conf.txt"),
  ["a config is gone", () => rmSync(join(folder, "conf.txt"))],
  edited("key.txt"),
  edited("profile.json", " "),
  edited("context/Dockerfile"),
  edited("context/app.py"),
  ["a file of a context may be run", () => chmodSync(join(folder, "context/app.py"), 0o755)],
  ["a file comes into a context", () => write("context/new.py", "")],
  ["a file of a context is ignored no more", () => write("context/.dockerignore", "")],
  edited("more/file"),
  edited("elsewhere/Dockerfile"),
  ["an ignore file comes beside a Dockerfile elsewhere", () => write("elsewhere/Dockerfile.dockerignore", "*.py\n")],
  edited(".pulumi-compose/Pulumi.yaml"),
  edited(".pulumi-compose/Pulumi.shop.yaml", "config: { docker:host: tcp://other }\n"),
  ["another docker plugin", () => write("home/.pulumi/plugins/resource-docker-v5.3.0/pulumi-resource-docker", "")],
  edited("home/.pulumi/plugins/resource-docker-v5.2.0/pulumi-resource-docker"),
  ["another Pulumi", () => write("bin/pulumi", "cli 2")],
  ["a docker plugin on the PATH", () => write("bin/pulumi-resource-docker", "")],
  ["no Pulumi", () => rmSync(join(folder, "bin/pulumi"))],
])("%s", async (_, edit) => {
  const before = await digest();
  edit();
  expect(await digest()).not.toBe(before);
});

test.each<readonly [string, Readonly<Record<string, string>>]>([
  ["a variable of the file's", { TAG: "3" }],
  ["a variable of a config", { CONF: "other" }],
  ["a variable of a secret", { TOKEN: "other" }],
  ["profiles", { COMPOSE_PROFILES: "spare" }],
  ["the project's name", { COMPOSE_PROJECT_NAME: "other" }],
  ["the engine", { DOCKER_HOST: "tcp://other:2375" }],
  ["certificates", { DOCKER_CERT_PATH: "/certs" }],
  ["a variable of Pulumi's", { PULUMI_EXPERIMENTAL: "1" }],
  ["a variable of the builder's", { BUILDKIT_PROGRESS: "plain" }],
  ["the home folder", { HOME: "/elsewhere" }],
])("the environment: %s", async (_, env) => {
  expect(await digest(env)).not.toBe(await digest());
});

test("docker's own settings: another engine is current", async () => {
  const before = await digest();
  const name = "other";
  const id = "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa";
  write(`docker/contexts/meta/${id}/meta.json`, JSON.stringify({ Endpoints: { docker: { Host: "tcp://other" } } }));
  write("docker/config.json", JSON.stringify({ currentContext: name }));
  expect(await digest()).not.toBe(before);
});

test.each<readonly [string, UpCommandOptions]>([
  ["--profile", { profile: ["spare"] }],
  ["--scale", { scale: { web: 2 } }],
  ["--deadline", { deadline: 1_000 }],
  ["--probe", { probe: "engine" }],
  ["--on-unhealthy", { onUnhealthy: "keep-waiting" }],
  ["--all-resources", { allResources: true }],
  ["--stack", { stack: "other" }],
  ["--target", { target: "swarm" }],
  ["--project-name", { projectName: "other" }],
])("the option %s", async (_, options) => {
  expect(await digest({}, options)).not.toBe(await digest());
});

test("what makes no difference makes none", async () => {
  const before = await digest();
  for (const name of Object.keys(FILES).filter((name) => !/pulumi/.test(name)))
    utimesSync(join(folder, name), new Date(0), new Date(0));
  write("context/noise.log", "other noise");
  write("context/.pulumi-compose/state.json", "{}");
  write("beside.txt", "");
  expect(await digest({ UNRELATED: "1", SHLVL: "3" }, { json: true, wait: true, parallel: 2 })).toBe(before);
});

test("who does not have the key cannot tell what it is of", async () => {
  const inputs = {
    project: {},
    sources: [],
    variables: [["TOKEN", "secret"]],
    files: [],
    contexts: [],
    options: {},
    settings: [],
    environment: [],
    endpoint: {},
    tools: [],
  } as const;
  expect(digestOf(inputs, Buffer.from("one"))).not.toBe(digestOf(inputs, Buffer.from("two")));
  expect(digestOf(inputs, Buffer.from("one"))).toMatch(/^[\w-]{43}$/);
});
