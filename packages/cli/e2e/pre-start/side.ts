import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { busybox, root, toolchain } from "../../../pulumi-compose/e2e/support/toolchain";

/** One of the two that bring the same file up, each as a project of its own. */
export class Side {
  private readonly folder = mkdtempSync(join(tmpdir(), "pcc-hooks-"));
  private readonly env: NodeJS.ProcessEnv = { ...toolchain() };
  private read = 0;

  /** @param up the command that brings the file of its folder up */
  constructor(
    readonly project: string,
    private readonly up: readonly [string, ...string[]],
  ) {
    delete this.env.PULUMI_BACKEND_URL;
    delete this.env.PULUMI_CONFIG_PASSPHRASE;
  }

  static compose(): Side {
    return new Side("pcc-hooks-compose", [process.env.DOCKER_COMPOSE ?? "docker-compose", "up", "--detach"]);
  }

  static ours(): Side {
    return new Side("pcc-hooks-ours", [process.execPath, join(root, "packages/cli/dist/main.js"), "up"]);
  }

  /** Brings a file up and tells in words what came of it. */
  bringUp(compose: string, ...more: string[]): string {
    writeFileSync(join(this.folder, "compose.yaml"), `name: ${this.project}\n${compose}`);
    const [command, ...args] = this.up;
    const { status, stdout, stderr } = this.spawn(command, [...args, ...more]);
    const why = /per_replica is not yet supported/.exec(stdout + stderr)?.[0];
    return [
      status === 0 ? "up" : `fails${why === undefined ? "" : ` (${why})`}`,
      `ran: ${inWords(this.newLines())}`,
      ...this.kept(),
      `runs: ${inWords(this.running())}`,
    ].join("; ");
  }

  /** What a failed hook printed, as the command shows it. */
  output(): string {
    const [command, ...args] = this.up;
    const { stdout, stderr } = this.spawn(command, args);
    this.newLines();
    return stdout + stderr;
  }

  docker(...args: string[]): string {
    const { status, stdout, stderr } = this.spawn("docker", args);
    if (status !== 0) throw new Error(`docker ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** The names of the service's containers. */
  containers(service: string): string[] {
    const filters = this.filtersFor(`com.docker.compose.service=${service}`);
    const rows = this.docker("ps", "--all", ...filters, "--format", '{{.Label "com.docker.compose.hook"}}|{{.Names}}');
    return rows.split("\n").flatMap((row) => (row.startsWith("|") ? [row.slice(1)] : []));
  }

  /** Takes all of it away. @returns what is left */
  takeDown(): string {
    const [command, ...args] = this.up;
    this.spawn(command, [...args.slice(0, args.indexOf("up")), "down", "--volumes"]);
    this.read = 0;
    return this.docker("ps", "--all", "--quiet", ...this.filtersFor());
  }

  dispose(): void {
    this.takeDown();
    this.spawn("docker", ["volume", "rm", "--force", `${this.project}_data`, `${this.project}_web-3.prepared`]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private newLines(): string[] {
    const mount = `--volume=${this.project}_data:/data`;
    const log = this.docker("run", "--rm", mount, busybox, "sh", "-c", "cat /data/log 2>/dev/null || true");
    const lines = log.split("\n").filter((line) => line !== "");
    const fresh = lines.slice(this.read);
    this.read = lines.length;
    return fresh;
  }

  private kept(): string[] {
    const format = '{{.Label "com.docker.compose.hook-index"}} {{.Status}}';
    const hooks = this.docker(
      "ps",
      "--all",
      ...this.filtersFor("com.docker.compose.hook=pre_start"),
      "--format",
      format,
    );
    return hooks.split("\n").flatMap((row) => {
      const [, index, code] = /^(\d+) Exited \(([1-9]\d*)\)/.exec(row) ?? [];
      return index === undefined ? [] : [`kept: pre_start[${index}], exit code ${code}`];
    });
  }

  private running(): string[] {
    const format = '{{.Label "com.docker.compose.service"}}';
    return this.docker("ps", ...this.filtersFor(), "--format", format)
      .split("\n")
      .filter(Boolean)
      .sort();
  }

  filtersFor(...labels: string[]): string[] {
    return [`com.docker.compose.project=${this.project}`, ...labels].map((label) => `--filter=label=${label}`);
  }

  private spawn(command: string, args: readonly string[]) {
    return spawnSync(command, args, { cwd: this.folder, env: this.env, encoding: "utf8" });
  }
}

/** `first, web ×2`; how many there are of a kind in a row. */
function inWords(lines: readonly string[]): string {
  const rows: [string, number][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last?.[0] === line) last[1] += 1;
    else rows.push([line, 1]);
  }
  return rows.map(([line, count]) => (count === 1 ? line : `${line} ×${count}`)).join(", ") || "nothing";
}
