import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's root. */
export const root = resolve(import.meta.dirname, "../../..");

/**
 * The environment that `npm run setup` left.
 *
 * @param waits whether the docker plugin's stand-in waits where the official one does: "on", or "off" to see what is left without
 */
export function toolchainEnv(waits = "on") {
  const file = join(root, ".toolchain/env.json");
  if (!existsSync(file)) throw new Error("the tool chain is not set up: run npm run setup first");
  if (waits !== "on" && waits !== "off") throw new Error(`--waits is on or off, not ${waits}`);
  return { ...process.env, ...JSON.parse(readFileSync(file, "utf8")), PULUMI_DOCKER_STAND_IN_WAITS: waits };
}

/** What goes with every figure that depends on the docker plugin. */
export function aboutWaits(waits) {
  return waits === "on" ? "with the official docker plugin's waits" : "without the official docker plugin's waits";
}

/** The docker compose that is measured: the one that DOCKER_COMPOSE names, or the set-up's, built from its Go module if it is not there. */
export function dockerCompose(env) {
  if (env.DOCKER_COMPOSE) return env.DOCKER_COMPOSE;
  const binary = join(root, ".toolchain/bin/docker-compose");
  if (!existsSync(binary)) {
    const version = "v5.6.0";
    process.stderr.write(`building docker compose ${version} from its Go module (some minutes)\n`);
    const linked = ["-ldflags", `-X github.com/docker/compose/v5/internal.Version=${version}`];
    must("go", ["build", ...linked, "-o", binary, "github.com/docker/compose/v5/cmd"], {
      cwd: join(root, "tools/testing/docker-compose"),
      env,
    });
  }
  return binary;
}

/** Beside what something is measured, and on which engine. */
export function aboutPeers(env) {
  const engine = must("docker", ["version", "--format", "{{.Server.Version}}"], { env }).trim();
  return `docker compose ${must(dockerCompose(env), ["version", "--short"], { env }).trim()}, Docker Engine ${engine}`;
}

/** Runs a command to its end. Fails with what it printed when it fails. */
export function must(command, args, options) {
  const run = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (run.error) throw run.error;
  if (run.status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${run.status}\n${run.stdout}${run.stderr}`);
  return run.stdout;
}
