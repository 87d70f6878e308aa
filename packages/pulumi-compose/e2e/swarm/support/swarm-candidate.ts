import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type ComposeProject, loadProject } from "@pulumi-compose/parser";
import { planSwarm } from "@pulumi-compose/project";
import type { OwnEngine } from "@pulumi-compose-tools/swarm-bench";
import type { BatchMember } from "../../corpus/stack-batch";
import { tagStandIns } from "../../corpus/stand-in-images";
import { servicesOf, standIn } from "../../corpus/stand-in-override";

/** A compose file of the corpus that can be on a swarm. */
export interface SwarmCandidate extends BatchMember {
  /** What only one project can have at a time: published ports, fixed addresses. */
  readonly claims: readonly string[];
}

/** Makes a file of the corpus ready for a swarm. @returns the candidate, or why it cannot be on this one */
export async function swarmCandidate(file: string, manager: OwnEngine): Promise<SwarmCandidate | string> {
  const path = join(manager.scratch("corpus"), file);
  const words = file.replace(/\/(docker-)?compose\.ya?ml$/, "").replace(/[^a-z0-9]+/gi, "-");
  // With a service's it must not be longer than a swarm allows; and no name is the beginning of another.
  const name = `pcf-${words.toLowerCase().slice(-32).replace(/^-/, "")}-p`;
  const override = join(dirname(path), `.stand-in.${basename(path)}`);
  await tagStandIns(manager.docker, manager.scratch("images"), standIn(servicesOf(path), override));
  const { project } = loadProject({ files: [path, override], projectName: name });
  if (project === undefined) return "cannot be read without what its author has";
  const misfit = await misfitOf(project, manager);
  return misfit ?? { file, name, paths: [path, override], claims: claimsOf(project) };
}

function claimsOf(project: ComposeProject): string[] {
  const ports = Object.values(project.services).flatMap((service) =>
    (service.ports ?? []).flatMap(({ published, protocol = "tcp" }) => (published ? [`${published}/${protocol}`] : [])),
  );
  const subnets = Object.values(project.networks).flatMap(({ ipam }) =>
    (ipam?.config ?? []).flatMap(({ subnet }) => (subnet ? [subnet.split(".").slice(0, 2).join(".")] : [])),
  );
  return [...ports, ...subnets];
}

/** What the swarm's nodes are, as a compose file says it: `linux/amd64`. */
async function nodePlatform(manager: OwnEngine): Promise<string> {
  const { Os, Arch } = await manager.docker.version();
  return `${Os}/${Arch}`;
}

/** Why a file cannot be on this swarm; makes the folders that its binds name, as docker compose does. */
async function misfitOf(project: ComposeProject, manager: OwnEngine): Promise<string | undefined> {
  const { diagnostics } = planSwarm(project, {
    files: { read: () => new Uint8Array() },
    hashContext: () => "",
    variable: () => "",
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const said = errors.map(({ code, message }) => `\`${code}\`: ${message}`);
    return `does not fit: ${[...new Set(said)].join("; ")}`;
  }
  const tops = [
    ...Object.values(project.networks),
    ...Object.values(project.configs),
    ...Object.values(project.secrets),
  ];
  if (tops.some(({ external }) => external)) return "wants what somebody else has made (`external`)";
  if (Object.values(project.volumes).some(({ driver_opts: options }) => options?.type === "nfs")) {
    return "wants a file server (`type: nfs`)";
  }
  const constraints = Object.values(project.services).flatMap(({ deploy }) => deploy?.placement?.constraints ?? []);
  if (constraints.some((constraint) => !/^node\.role\s*==\s*manager$/.test(constraint))) {
    return "wants a node that this swarm does not have (`placement`)";
  }
  const here = await nodePlatform(manager);
  const elsewhere = Object.values(project.services).find(
    ({ platform = here }) => !`${platform}/`.startsWith(`${here}/`),
  );
  if (elsewhere) return `wants a node that this swarm does not have (\`platform: ${elsewhere.platform}\`)`;
  const binds = Object.values(project.services).flatMap(({ volumes = [] }) =>
    volumes.flatMap(({ type, source }) => (type === "bind" && source !== undefined ? [source] : [])),
  );
  for (const bind of binds) {
    const isTheirs = bind.startsWith(manager.folder) || /^(?:\/var)?\/run\//.test(bind);
    if (!isTheirs && !existsSync(bind)) return `binds ${bind}, which a swarm does not make`;
    if (isTheirs) await manager.run("sh", "-c", `[ -e '${bind}' ] || mkdir -p '${bind}'`);
  }
  return undefined;
}
