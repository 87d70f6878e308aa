import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { NODE_MAJORS } from "../../../setup/src/nodes/node-majors";
import { root } from "../src/pages";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly Step[]; readonly strategy?: { readonly matrix: Matrix } }>
  >;
}
type Matrix = Readonly<Record<string, readonly string[]>>;

const folder = join(root, ".github/workflows");
const workflows: readonly (readonly [string, Workflow])[] = readdirSync(folder).map((name) => [
  name,
  parse(readFileSync(join(folder, name), "utf8")),
]);
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const { scripts, engines }: { scripts: Record<string, string>; engines: { node: string } } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);

test.each(workflows)("%s: runs scripts that there are, and actions of one commit", (_name, workflow) => {
  const steps = stepsOf(workflow);
  const wanted = steps.flatMap(({ run = "" }) =>
    [...run.matchAll(/\bnpm run ([\w:]+)/g)].map(([, script = ""]) => script),
  );
  expect(wanted.filter((script) => scripts[script] === undefined)).toEqual([]);
  const actions = steps.flatMap(({ uses }) => uses ?? []);
  const [local, others] = [
    actions.filter((uses) => uses.startsWith("./")),
    actions.filter((uses) => !uses.startsWith("./")),
  ];
  expect(local.filter((path) => !existsSync(join(root, path, "action.yml")))).toEqual([]);
  expect(others.filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  expect(actions.length).toBeGreaterThan(0);
});

test("the units run on each Node.js that is supported, the oldest first, and on each system", () => {
  const [, ci] = workflows.find(([name]) => name === "ci.yml") ?? [];
  const { os = [], node = [] } = ci?.jobs.unit?.strategy?.matrix ?? {};
  expect(`>=${node[0]}`).toBe(engines.node);
  expect(node).toEqual([...NODE_MAJORS]);
  expect(os).toEqual(["ubuntu-latest", "macos-latest", "windows-latest"]);
});

test("one Node.js is meant where nobody asks for another", () => {
  const action = parse(readFileSync(join(root, ".github/actions/install/action.yml"), "utf8"));
  const { image } = parse(
    readFileSync(join(root, ".devcontainer/devcontainer.json"), "utf8").replace(/^\/\/.*$/gm, ""),
  );
  const wanted = readFileSync(join(root, ".nvmrc"), "utf8").trim();
  expect(action.inputs.node.default).toBe(wanted);
  expect(image).toContain(`:${wanted}-`);
});
