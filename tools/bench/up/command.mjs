import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dockerCompose, must, root } from "./toolchain.mjs";

/** `pulumi-compose` and docker compose in the folder of a compose file, with a state of the folder's own. */
export class Command {
  /** @param options of every command, as `--target swarm` */
  constructor(name, file, env, options = []) {
    this.options = options;
    this.folder = mkdtempSync(join(tmpdir(), `${name}-`));
    this.name = name;
    const { PULUMI_BACKEND_URL: _, PULUMI_CONFIG_PASSPHRASE: __, ...own } = env;
    this.env = own;
    writeFileSync(join(this.folder, "compose.yaml"), file);
  }

  up(...options) {
    return this.run(process.execPath, [
      join(root, "packages/cli/dist/main.js"),
      "-p",
      this.name,
      "up",
      ...this.options,
      ...options,
    ]);
  }

  down() {
    return this.run(process.execPath, [
      join(root, "packages/cli/dist/main.js"),
      "-p",
      this.name,
      "down",
      ...this.options,
      "--yes",
    ]);
  }

  composeUp(...options) {
    return this.run(dockerCompose(this.env), ["-p", `${this.name}-peer`, "up", "--detach", ...options]);
  }

  composeDown() {
    return this.run(dockerCompose(this.env), ["-p", `${this.name}-peer`, "down", "--timeout", "0"]);
  }

  dispose() {
    this.composeDown();
    this.down();
    this.forget();
  }

  /** For where what it has made goes with its engines. */
  forget() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  run(command, args) {
    return must(command, args, { cwd: this.folder, env: this.env });
  }
}
