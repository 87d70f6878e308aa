import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { Cli, type Ended } from "./support/cli";

const files = resolve(__dirname, "../test/toy");
const dist = resolve(__dirname, "../dist");

/** The command line with a target of somebody's own: its files, and the line that adds it to the registry. */
function commandWithToy(folder: string): string {
  symlinkSync(resolve(__dirname, "../../../node_modules"), join(folder, "node_modules"));
  for (const file of readdirSync(files).filter((name) => !name.endsWith(".test.ts"))) {
    const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
    const { outputText } = transpileModule(readFileSync(join(files, file), "utf8"), { compilerOptions });
    writeFileSync(join(folder, `${basename(file, ".ts")}.js`), outputText);
  }
  const main = join(folder, "main.js");
  writeFileSync(
    main,
    `require(${JSON.stringify(join(dist, "targets/command-targets.js"))}).commandTargets.push(require("./toy-command.js").toyCommand());
const { createProgram } = require(${JSON.stringify(join(dist, "create-program.js"))});
createProgram(process.argv.slice(2)).then(({ program, args }) => program.parseAsync([...args], { from: "user" }));
`,
  );
  return main;
}

test("a toy target: plan, up, status and down know it by its files and a line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toy-"));
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(
    join(project, "compose.yaml"),
    "name: toys\nservices:\n  db: { image: d }\n  web: { image: w, depends_on: [db] }\n",
  );
  const main = commandWithToy(folder);
  const state = ["--plain", "--backend", `file://${folder}`];
  const toy = (command: string, ...options: readonly string[]): Promise<Ended> =>
    new Cli([command, "--target", "toy", "-f", join(project, "compose.yaml"), ...options], {}, { main }).ended;
  try {
    expect(await toy("plan", "--offline")).toMatchObject({ code: 0, err: "" });
    const up = await toy("up", ...state);
    expect(up).toMatchObject({ code: 0 });
    expect(up.out).toMatch(/toy toys_web_toy: created/);
    const status = await toy("status", "--json");
    expect(JSON.parse(status.out).containers).toMatchObject([
      { service: "db", state: "on the shelf", ok: true },
      { service: "web", state: "on the shelf", ok: true },
    ]);
    // Another target's stack is not for a command without a word.
    const other = await new Cli(["up", ...state, "-f", join(project, "compose.yaml")], {}, { main }).ended;
    expect(other.code).toBe(2);
    expect(`${other.out}${other.err}`).toContain("this stack runs on a shelf");
    expect(await toy("down", ...state, "--volumes", "--yes")).toMatchObject({ code: 0 });
    expect((await toy("status")).code).toBe(1);
  } finally {
    await toy("down", ...state, "--volumes", "--yes");
    rmSync(folder, { recursive: true, force: true });
  }
});
