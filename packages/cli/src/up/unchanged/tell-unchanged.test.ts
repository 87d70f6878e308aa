import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProjectParts } from "@pulumi-compose/docker-health";
import { resourceTypes } from "../../resources/resource-types";
import type { CommandTarget, EngineLook, Seen } from "../../targets/command-target";
import { commandTargets } from "../../targets/command-targets";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { FakeIo } from "../../testing/fake-io";
import type { CheckedProject } from "../checked-project";
import type { DeploymentEvent, EventSink } from "../events/deployment-event";
import { inspectProject } from "../program/inspect-project";
import { backendUrl } from "../stack-place";
import { prepareStateFolder } from "../state/state-folder";
import type { UpCommandOptions } from "../up-options";
import { remember } from "./remember";
import { tellUnchanged } from "./tell-unchanged";

const COMPOSE =
  "name: shop\nservices:\n  web: { image: web, configs: [conf] }\nconfigs: { conf: { file: conf.txt } }\n";
const parts: ProjectParts = {
  containers: [{ id: "c1", name: "shop-web-1", networks: [], state: "running", upSeconds: 60 }],
  networks: [],
  volumes: [],
};

let cwd: string;
let engine: () => Promise<Seen>;
let looks = 0;
const shelf: CommandTarget | undefined = commandTargets[0] && {
  ...commandTargets[0],
  name: "shelf",
  look: async () => {
    looks += 1;
    return engine();
  },
};

const [before, registered] = [{ ...process.env }, [...commandTargets]];
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "pcc-unchanged-"));
  answer({});
  looks = 0;
  process.env = { ...before, PULUMI_CONFIG_PASSPHRASE: "" };
  delete process.env.PULUMI_BACKEND_URL;
  if (shelf) commandTargets.push(shelf);
  writeFileSync(join(cwd, "compose.yaml"), COMPOSE);
  writeFileSync(join(cwd, "conf.txt"), "conf");
  writeState("c1");
});
afterEach(() => {
  process.env = before;
  commandTargets.splice(0, commandTargets.length, ...registered);
  rmSync(cwd, { recursive: true });
});

function answer(changes: Partial<Seen>): void {
  engine = async () => ({ engine: "docker 29", parts, odd: [], ...changes });
}

const folder = () => join(cwd, ".pulumi-compose");
const recordFile = () => join(folder(), "unchanged.shop.json");

function writeState(id: string, more: object = {}): void {
  const stacks = join(folder(), ".pulumi/stacks/pulumi-compose");
  mkdirSync(stacks, { recursive: true });
  const urn = `urn:pulumi:shop::pulumi-compose::${resourceTypes.container}::shop-web-1`;
  const resources = [{ urn, type: resourceTypes.container, id, inputs: { name: "shop-web-1" } }];
  writeFileSync(
    join(stacks, "shop.json"),
    JSON.stringify({ version: 3, checkpoint: { latest: { resources, ...more } } }),
  );
}

const silent: EngineLook = { obstacles: [], variables: {} };

/** What an `up` by Pulumi writes down, and hears meanwhile. */
async function upByPulumi(
  options: UpCommandOptions = {},
  heard: readonly DeploymentEvent[] = [],
  meanwhile = () => {},
  look: EngineLook = silent,
) {
  const { inspected } = inspectProject(options, dockerDeployment, new FakeIo(cwd));
  if (!inspected || !shelf) throw new Error("the file has an error");
  const state = prepareStateFolder(cwd);
  const place = { folder: state, backend: backendUrl(undefined, state, {}), stack: "shop", variables: {} };
  const checked: CheckedProject = {
    target: shelf,
    deployment: dockerDeployment,
    inspected,
    place,
    look,
    isUnknown: false,
    keepNotes: () => {},
  };
  const memory = await remember(checked, { target: "shelf", ...options });
  const shown: DeploymentEvent[] = [];
  const sink: EventSink = { emit: (event) => shown.push(event), close: () => {} };
  for (const event of heard) memory?.watch(sink).emit(event);
  expect(shown).toEqual(memory ? heard : []);
  meanwhile();
  await memory?.keep();
}

async function nextUp(options: UpCommandOptions = {}) {
  const io = new FakeIo(cwd);
  const code = await tellUnchanged("up", { target: "shelf", json: true, ...options }, io);
  const events = io.out.text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
  return { code, events, text: io.out.text + io.err.text };
}

test.each<readonly [string, EngineLook]>([
  ["a warning", { obstacles: [{ code: "target/x", severity: "warning", message: "x" }], variables: {} }],
  ["something for the plugin", { obstacles: [], variables: { DOCKER_BUILDKIT: "0" } }],
])("where the engine means something for the project, nothing is written down: %s", async (_, look) => {
  await upByPulumi({}, [], () => {}, look);
  expect(() => statSync(recordFile())).toThrow("ENOENT");
});

const forPulumi = { code: undefined, events: [], text: "" };

test("an up that was written down is told again, and its record is the owner's alone", async () => {
  await upByPulumi();
  expect(statSync(recordFile()).mode & 0o777).toBe(0o600);
  const { code, events } = await nextUp();
  expect(code).toBe(0);
  expect(events).toEqual([
    expect.objectContaining({ type: "start", command: "up", project: "shop", services: [expect.anything()] }),
    expect.objectContaining({ type: "resource", name: "shop-web-1", op: "same", status: "done" }),
    expect.objectContaining({ type: "summary", result: "succeeded", changes: { same: 1 } }),
  ]);
  expect(await tellUnchanged("preview", { target: "shelf" }, new FakeIo(cwd))).toBe(0);
});

test("what there is to say of the file is said again", async () => {
  writeFileSync(join(cwd, "compose.yaml"), COMPOSE.replace(" }", ", mem_swappiness: 3 }"));
  await upByPulumi();
  const { code, events } = await nextUp({ waitTimeout: 3 });
  expect(code).toBe(0);
  expect(events[0]).toMatchObject({ type: "diagnostics", diagnostics: [{ code: "target/unsupported" }] });
  expect(events[2]).toMatchObject({ type: "diagnostic", severity: "warning" });
});

test("without an up before, nothing is told and no engine is asked", async () => {
  expect(await nextUp()).toEqual(forPulumi);
  expect(looks).toBe(0);
});

test.each<readonly [string, () => void]>([
  ["a config", () => writeFileSync(join(cwd, "conf.txt"), "other")],
  ["the file", () => writeFileSync(join(cwd, "compose.yaml"), `${COMPOSE}# edited\n`)],
  ["a file with a mistake", () => writeFileSync(join(cwd, "compose.yaml"), "services: 1\n")],
  ["no file", () => rmSync(join(cwd, "compose.yaml"))],
  ["the state", () => writeState("c2")],
  ["no state", () => rmSync(join(folder(), ".pulumi"), { recursive: true })],
  ["the passphrase", () => (process.env.PULUMI_CONFIG_PASSPHRASE = "other")],
  ["no passphrase", () => delete process.env.PULUMI_CONFIG_PASSPHRASE],
  ["another backend", () => (process.env.PULUMI_BACKEND_URL = "s3://states")],
  ["the engine", () => answer({ engine: "docker 20" })],
  ["what is there", () => answer({ parts: { ...parts, containers: [] } })],
  ["what is odd", () => answer({ odd: ["no network"] })],
  ["a record that is none", () => writeFileSync(recordFile(), "{")],
  ["another version's record", () => writeFileSync(recordFile(), '{"version":"0.0.0"}')],
])("%s: Pulumi has to look", async (_, change) => {
  await upByPulumi();
  change();
  expect(await nextUp()).toEqual(forPulumi);
});

test("an engine that does not answer is Pulumi's to report", async () => {
  await upByPulumi();
  engine = () => Promise.reject(new Error("cannot reach"));
  expect(await nextUp()).toEqual(forPulumi);
});

test("an engine that answers nothing is Pulumi's to wait for", async () => {
  await upByPulumi();
  engine = () => new Promise(() => {});
  expect(await nextUp()).toEqual(forPulumi);
});

test("an edit of a stack's settings meanwhile may not be in what was brought up", async () => {
  const write = (text: string) => {
    prepareStateFolder(cwd);
    for (const name of ["Pulumi.yaml", "Pulumi.shop.yaml"]) writeFileSync(join(folder(), name), text);
  };
  await upByPulumi({}, [], () => write("made: by the first\n"));
  expect((await nextUp()).code).toBe(0);
  rmSync(recordFile());
  await upByPulumi({}, [], () => write("edited: meanwhile\n"));
  expect(await nextUp()).toEqual(forPulumi);
});

test("a target that cannot be looked at is Pulumi's, and so is what an option says", async () => {
  await upByPulumi();
  expect(await nextUp({ target: "swarm" })).toEqual(forPulumi);
  expect(await nextUp({ full: true })).toEqual(forPulumi);
});

test.each<readonly [string, UpCommandOptions, readonly DeploymentEvent[], () => void]>([
  ["options that choose", { services: ["web"] }, [], () => {}],
  ["a warning that may come again", {}, [{ type: "diagnostic", severity: "warning", message: "kept" }], () => {}],
  [
    "a gate that is not met and not required",
    {},
    [{ type: "gate", service: "web", condition: "service_healthy", status: "unmet", holds: [] }],
    () => {},
  ],
  ["an edit meanwhile", {}, [], () => writeFileSync(join(cwd, "conf.txt"), "other")],
  [
    "something broken off",
    {},
    [],
    () => writeState("c1", { pending_operations: [{ type: "creating", resource: {} }] }),
  ],
])("%s: nothing is written down", async (_, options, heard, meanwhile) => {
  await upByPulumi(options, heard, meanwhile);
  expect(() => statSync(recordFile())).toThrow("ENOENT");
});

test("a note does not keep it from being written down", async () => {
  await upByPulumi({}, [{ type: "diagnostic", severity: "info", message: "started again" }]);
  expect((await nextUp()).code).toBe(0);
});

test("an image whose registry is asked each time is never written down", async () => {
  writeFileSync(join(cwd, "compose.yaml"), COMPOSE.replace(" }", ", pull_policy: always }"));
  await upByPulumi();
  expect(() => statSync(recordFile())).toThrow("ENOENT");
});
