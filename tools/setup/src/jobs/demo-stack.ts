import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { ImageSource } from "../images/ensure-images";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import type { ToolchainEnv } from "../toolchain-env";
import { run } from "../util/run";
import { runVisibly } from "./run-visibly";

const QUICK_MS = 60_000;
const STACK = "demo";

/** The compose project that the stack deploys, as its containers' labels name it. */
export const PROJECT = "flask-redis";

/** The tutorial's stack, driven by the real CLI as a person would. */
export class DemoStack {
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly at: Places,
    env: ToolchainEnv,
    images: ImageSource,
  ) {
    this.folder = join(at.root, "stacks", PROJECT);
    this.env = { ...process.env, ...env, COMPOSE_FILE: composeFiles(at, images).join(delimiter) };
  }

  exists(): boolean {
    return existsSync(join(this.at.backend, ".pulumi/stacks", PROJECT, `${STACK}.json`));
  }

  /** Makes the stack and its configuration, unless they are there already. */
  async prepare(): Promise<void> {
    if (this.exists() && existsSync(join(this.folder, `Pulumi.${STACK}.yaml`))) return;
    await this.quietly("stack", "select", "--create", STACK);
    await this.quietly("config", "set", "--stack", STACK, "--secret", "redisPass", "abc123");
  }

  up(): Promise<number> {
    return this.visibly("up", "--yes", "--skip-preview", "--stack", STACK);
  }

  async outputs(): Promise<ReadonlyMap<string, unknown>> {
    const text = await this.quietly("stack", "output", "--json", "--show-secrets", "--stack", STACK);
    const value: unknown = JSON.parse(text);
    return new Map(Object.entries(value ?? {}));
  }

  async remove(): Promise<number> {
    const code = await this.visibly("destroy", "--yes", "--skip-preview", "--stack", STACK);
    if (code !== 0) return code;
    await this.quietly("stack", "rm", "--yes", STACK);
    return 0;
  }

  private visibly(...args: string[]): Promise<number> {
    return runVisibly("pulumi", args, { cwd: this.folder, env: this.env });
  }

  private async quietly(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await run("pulumi", [...args, "--non-interactive"], {
      cwd: this.folder,
      env: this.env,
      timeoutMs: QUICK_MS,
    });
    if (code !== 0) throw new SetupError(`pulumi ${args.slice(0, 2).join(" ")} failed:\n${stderr.trim()}`);
    return stdout;
  }
}

/** Where images are made, an override file beside the stack's own puts them in the place of a registry's. */
function composeFiles(at: Places, images: ImageSource): readonly string[] {
  const local = join(at.root, "tools/closed-network/stacks", `${PROJECT}.yaml`);
  return ["compose.yaml", ...(images === "make" ? [local] : [])];
}
