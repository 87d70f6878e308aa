import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../io/exit-codes";
import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { preview } from "./preview";
import { knownResources } from "./state/known-resources";
import { up } from "./up";
import type { UpCommandOptions } from "./up-options";

const COMPOSE = "name: shop\nservices: { web: { image: nginx:never-pulled } }\n";
const TYPES = {
  docker: "docker:index/container:Container",
  swarm: "docker:index/service:Service",
  kubernetes: "kubernetes:apps/v1:Deployment",
} as const;
type TargetName = keyof typeof TYPES;

/** Leaves the state of a stack that runs on a target, as Pulumi writes it. */
function writeState(folder: string, target: TargetName, version = 3): string {
  const urn = `urn:pulumi:shop::pulumi-compose::compose:index:Project$${TYPES[target]}::shop-web`;
  const state = { version, checkpoint: { latest: { resources: [{ urn, type: TYPES[target], id: "x" }] } } };
  const stacks = join(folder, ".pulumi-compose/.pulumi/stacks/pulumi-compose");
  mkdirSync(stacks, { recursive: true });
  writeFileSync(join(stacks, "shop.json"), JSON.stringify(state));
  return `file://${folder}/.pulumi-compose`;
}

const env = { ...process.env };
beforeEach(() => {
  // Whoever is asked for something here does not answer.
  Object.assign(process.env, { DOCKER_HOST: "unix:///nobody/is/here.sock", KUBECONFIG: "/nobody/is/here" });
  process.env.PATH = "/nobody/is/here";
  delete process.env.PULUMI_BACKEND_URL;
});
afterEach(() => {
  for (const name of ["DOCKER_HOST", "KUBECONFIG", "PULUMI_BACKEND_URL"]) delete process.env[name];
  Object.assign(process.env, env);
});

const names = ["docker", "swarm", "kubernetes"] as const;
const others = names.flatMap((there) =>
  names.filter((asked) => asked !== there).map((asked) => [there, asked] as const),
);

describe.each([
  ["up", up],
  ["preview", preview],
] as const)("%s", (_, command) => {
  test.each(others)("a stack on %s is not for --target %s: neither engine nor Pulumi is asked", (there, asked) =>
    inComposeFolder(COMPOSE, async (cwd) => {
      writeState(cwd, there);
      const io = new FakeIo(cwd);
      const options: UpCommandOptions = { target: asked, json: true };
      expect(await command(options, io)).toBe(EXIT.refused);
      const events = io.out.text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
      const told = events.filter(({ type }) => type !== "diagnostics");
      expect(told.map(({ type }) => type)).toEqual(["start", "diagnostic", "summary"]);
      expect(told[1].message).toContain(`\`--target ${asked}\` is another place`);
      expect(told[1].message).toContain(`\`--target ${there}\` goes on with it`);
      expect(told[2].result).toBe("refused");
    }),
  );
});

test("what a stack has is known where its state lies in a folder as it is", () =>
  inComposeFolder(COMPOSE, async (cwd) => {
    const backend = `file://${cwd}/.pulumi-compose`;
    expect(knownResources(backend, "shop")).toEqual([]);
    writeState(cwd, "swarm");
    expect(knownResources(backend, "shop")).toMatchObject([{ type: TYPES.swarm, name: "shop-web" }]);
    expect(knownResources("s3://bucket", "shop")).toBeUndefined();
    writeState(cwd, "swarm", 99);
    expect(knownResources(backend, "shop")).toBeUndefined();
    writeFileSync(join(cwd, ".pulumi-compose/.pulumi/stacks/pulumi-compose/shop.json"), "{");
    expect(knownResources(backend, "shop")).toBeUndefined();
  }));
