import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const main = resolve(__dirname, "../dist/main.js");
const folder = mkdtempSync(join(tmpdir(), "pcc-plugin-"));
const plugins = join(folder, "config/cli-plugins");
mkdirSync(plugins, { recursive: true });
// As the page says.
chmodSync(main, 0o755);
symlinkSync(main, join(plugins, "docker-pulumicompose"));
writeFileSync(join(folder, "compose.yaml"), "name: shop\nservices: { web: { image: w } }\n");
afterAll(() => rmSync(folder, { recursive: true }));

const hasDocker = spawnSync("docker", ["--version"]).status === 0;
if (!hasDocker) console.warn("skipped: there is no docker command here");
const withDocker = hasDocker ? test : test.skip;

function docker(...args: string[]) {
  const env = { ...process.env, DOCKER_CONFIG: join(folder, "config") };
  const { status, stdout, stderr } = spawnSync("docker", args, { cwd: folder, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

withDocker("docker lists the plugin, and takes nothing against it", () => {
  const { stdout } = docker("--help");
  expect(stdout).toMatch(/^ {2}pulumicompose\*? *Compose files as Pulumi deployments/m);
});

withDocker("docker runs it, options and exit code included", () => {
  expect(docker("pulumicompose", "config", "--services")).toEqual({ status: 0, stdout: "web\n", stderr: "" });
  expect(docker("pulumicompose", "-f", "compose.yaml", "config", "--images").stdout).toBe("w\n");
  expect(docker("pulumicompose", "-f", "gone.yaml", "plan").status).toBe(2);
  // An engine that is not there, by docker's own option.
  const { status, stderr } = docker("--host", "unix:///nowhere.sock", "pulumicompose", "ps");
  expect({ status, isAsked: stderr.includes("/nowhere.sock") }).toEqual({ status: 2, isAsked: true });
});
