import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Cli } from "./cli";

const root = resolve(__dirname, "../../../..");
const envFile = join(root, ".toolchain/env.json");

/** Whether there are a Pulumi CLI and its plugins to bring something up with. */
export const hasToolchain = existsSync(envFile);

/** A folder with a compose file, and the built command in it, with a state of the folder's own. */
export class ComposeFolder {
  readonly path = mkdtempSync(join(tmpdir(), "pcc-up-"));
  private readonly env: NodeJS.ProcessEnv;

  constructor() {
    this.env = { ...process.env, ...(hasToolchain ? JSON.parse(readFileSync(envFile, "utf8")) : {}) };
    delete this.env.PULUMI_BACKEND_URL;
    delete this.env.PULUMI_CONFIG_PASSPHRASE;
  }

  write(compose: string): void {
    this.writeFile("compose.yaml", compose);
  }

  writeFile(name: string, text: string): void {
    writeFileSync(join(this.path, name), text);
  }

  /** `pulumi-compose …` */
  run(...args: string[]) {
    return this.spawn(process.execPath, [join(root, "packages/cli/dist/main.js"), ...args]);
  }

  /** The same, while this test goes on. */
  start(...args: string[]): Cli {
    return this.startWith({}, ...args);
  }

  /** The same, with something else in the environment. */
  startWith(env: NodeJS.ProcessEnv, ...args: string[]): Cli {
    const own = { ...this.env, PULUMI_BACKEND_URL: undefined, PULUMI_CONFIG_PASSPHRASE: undefined, ...env };
    return new Cli(args, own, { cwd: this.path });
  }

  /** `docker …` @throws what it has to say */
  docker(args: readonly string[], input = ""): string {
    const { status, stdout, stderr } = this.spawn("docker", args, input);
    if (status !== 0) throw new Error(`docker ${args.join(" ")}: ${stderr}`);
    return stdout;
  }

  /** Takes the folder away, the state included. */
  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private spawn(command: string, args: readonly string[], input?: string) {
    return spawnSync(command, args, { cwd: this.path, env: this.env, encoding: "utf8", input });
  }
}
