import * as pulumi from "@pulumi/pulumi";
import { FakeClock } from "../../../docker-health/src/testing/fake-clock";
import { createProgram } from "../../src/create-program";
import { plan } from "../../src/health/plan";
import { status } from "../../src/health/status/status";
import { commandTargets } from "../../src/targets/command-targets";
import { inComposeFolder } from "../../src/testing/compose-folder";
import { FakeIo } from "../../src/testing/fake-io";
import { noSwarm } from "../../src/testing/fake-swarm";
import { composeProgram } from "../../src/up/program/compose-program";
import { inspectProject } from "../../src/up/program/inspect-project";
import { programGates } from "../../src/up/program/program-gates";
import { toyCommand } from "./toy-command";
import { toyDeployment } from "./toy-deployment";

// A target is its own files (those beside this one), and a line in the registry.
const shelf: string[] = [];
beforeAll(() => void commandTargets.push(toyCommand(async () => shelf)));
afterAll(() => void commandTargets.pop());

const YAML = `
name: shop
services:
  db: { image: d, healthcheck: { test: "true" } }
  web: { image: w, depends_on: { db: { condition: service_healthy } } }
`;

test("the command takes it", async () => {
  const { program } = await createProgram(["up"]);
  const out = program.commands.find((command) => command.name() === "up")?.helpInformation() ?? "";
  expect(out.replace(/\s+/g, " ")).toMatch(/toy: volumes on a shelf .*choices: "docker", "swarm", "kubernetes", "toy"/);
});

test("plan knows it", () =>
  inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    expect(await plan({ format: "text", target: "toy", offline: true }, io)).toBe(0);
    expect(io.out.text).toContain("db healthy -> web");
  }));

test("up makes what it plans, as the project's services", () =>
  inComposeFolder(YAML, async (folder) => {
    const made: string[] = [];
    await pulumi.runtime.setMocks({
      newResource: ({ type, name, inputs }) => {
        made.push(`${type} ${name}`);
        return { id: name, state: inputs };
      },
      call: () => ({}),
    });
    const options = { projectDirectory: folder, file: [`${folder}/compose.yaml`], target: "toy" };
    const { inspected, diagnostics } = inspectProject(options, toyDeployment, new FakeIo(folder));
    expect(diagnostics).toEqual([]);
    if (!inspected) throw new Error("it cannot be inspected");
    await composeProgram(inspected, { ...options, wait: true }, toyDeployment.mapping, {
      gates: programGates(inspected, toyDeployment, { wait: true }),
      passed: () => undefined,
      unmet: () => undefined,
    })();
    expect(made.sort()).toEqual([
      "compose:index:Project shop",
      "compose:index:Service shop-db",
      "compose:index:Service shop-web",
      "docker:index/volume:Volume shop-db",
      "docker:index/volume:Volume shop-web",
    ]);
  }));

test("status asks it", () =>
  inComposeFolder(YAML, async (folder) => {
    shelf.splice(0, shelf.length, "shop_db_toy");
    const io = new FakeIo(folder);
    const edges = { io, connect: () => Promise.reject(new Error("no engine")), connectSwarm: noSwarm };
    expect(await status([], { target: "toy" }, { ...edges, clock: new FakeClock() })).toBe(1);
    expect(io.out.text).toMatch(/^db +on the shelf/m);
    expect(io.out.text).toMatch(/^web +no toy/m);
  }));
