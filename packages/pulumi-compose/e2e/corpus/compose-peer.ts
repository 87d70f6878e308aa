import { spawnSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import type { FileReferenceConfig, ServiceConfig } from "@pulumi-compose/parser";
import type { OwnEngine } from "@pulumi-compose-tools/swarm-bench";
import type { ContainerInspectInfo } from "dockerode";
import { inspectProject } from "./inspect-project";
import type { BatchMember } from "./stack-batch";
import { tagStandIns } from "./stand-in-images";
import { servicesOf, standIn } from "./stand-in-override";

/** A compose file that docker compose has brought up, and what the engine said of its containers, by name. */
export interface Candidate extends BatchMember {
  readonly theirs: ReadonlyMap<string, ContainerInspectInfo>;
  /** Where its containers have the files of configs and secrets. */
  readonly uploads: ReadonlySet<string>;
}

/** docker compose on the test's engine. */
export class ComposePeer {
  constructor(
    private readonly engine: OwnEngine,
    private readonly command: string,
  ) {}

  /** Brings a file of the corpus up and takes it away again. @returns the candidate, or why it cannot be had */
  async bringUp(file: string): Promise<Candidate | string> {
    const path = join(this.engine.scratch("corpus"), file);
    const override = join(dirname(path), `.stand-in.${basename(path)}`);
    const name = `pcc-${file
      .replace(/[^a-z0-9]+/gi, "-")
      .toLowerCase()
      .slice(-50)
      .replace(/^-/, "")}`;
    const services = servicesOf(path);
    await tagStandIns(this.engine.docker, this.engine.scratch("images"), standIn(services, override));
    const run = (...args: string[]) =>
      spawnSync(this.command, ["-p", name, "-f", path, "-f", override, ...args], {
        cwd: dirname(path),
        encoding: "utf8",
        env: { ...process.env, DOCKER_HOST: this.engine.host },
        timeout: 180_000,
      });
    const up = run("up", "--detach", "--wait", "--pull", "never", "--quiet-pull");
    // Where it failed, containers may still be on their way, or on their way out.
    const theirs = up.status === 0 ? await inspectProject(this.engine.docker, name) : undefined;
    run("down", "--volumes", "--timeout", "1");
    if (!theirs) return lastLine(up.stderr);
    return { file, name, paths: [path, override], theirs, uploads: uploadsOf(services) };
  }
}

function uploadsOf(services: readonly ServiceConfig[]): Set<string> {
  const paths = (refs: readonly FileReferenceConfig[] | undefined, folder: string) =>
    (refs ?? []).map(({ source, target = source }) => (target.startsWith("/") ? target : `${folder}/${target}`));
  return new Set(
    services.flatMap(({ configs, secrets }) => [...paths(configs, ""), ...paths(secrets, "/run/secrets")]),
  );
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim().slice(0, 320) ?? "";
}
