import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Project } from "./project";
import { isAlive, waitUntil } from "./wait-until";

/** A program that never ends by itself and tells its own process id and its host's. */
const ENDLESS = `
require("fs").writeFileSync("pids", process.pid + " " + process.ppid);
setInterval(() => {}, 1000);
`;

async function startEndless(project: Project) {
  await project.pulumi("stack", "init", "dev");
  const update = project.start("up", "--yes", "--skip-preview");
  const file = join(project.folder, "pids");
  await waitUntil("the program's start", () => existsSync(file) && readFileSync(file, "utf8").includes(" "));
  const [program, host] = readFileSync(file, "utf8").split(" ").map(Number);
  if (program === undefined || host === undefined) throw new Error("no process ids");
  return { ...update, program, host };
}

test.each([
  ["interrupted", "SIGINT"],
  ["killed", "SIGKILL"],
] as const)("when the CLI is %s, neither the program nor its host lives on", async (_, signal) => {
  const project = new Project({ "index.js": ENDLESS }).linkSdk();
  try {
    const { child, ended, program, host } = await startEndless(project);
    expect(isAlive(program) && isAlive(host)).toBe(true);
    child.kill(signal);
    expect((await ended).code).not.toBe(0);
    await waitUntil("the program's end", () => !isAlive(program));
    await waitUntil("the host's end", () => !isAlive(host));
  } finally {
    project.remove();
  }
});
