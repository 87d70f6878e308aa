import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveEndpoint } from "@pulumi-compose/docker-health";
import type { ComposeProject, LoadResult } from "@pulumi-compose/parser";
import type { PlanReads } from "../../targets/plan-project";
import type { UpCommandOptions } from "../up-options";
import type { Inputs, NamedTexts } from "./inputs";
import { installedTools } from "./installed-tools";

/** What inputs are gathered for. */
export interface Gathering {
  readonly project: ComposeProject;
  readonly sources: LoadResult["sources"];
  readonly reads: PlanReads;
  readonly options: UpCommandOptions;
  readonly place: { readonly folder: string; readonly stack: string; readonly backend: string };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Reads all that an `up` is made of. */
export async function gatherInputs({ project, sources, reads, options, place, env }: Gathering): Promise<Inputs> {
  const { environment, ...rest } = project;
  const { allResources, probe, deadline, onUnhealthy, target } = options;
  return {
    project: rest,
    sources: [...sources].map(([name, { text }]) => [name, text] as const),
    variables: variablesOf(project).map((name) => [name, environment?.[name] ?? env[name]] as const),
    files: reads.files.map((path) => [path, digestOfFile(path)] as const),
    contexts: await digestsOfContexts(reads.contexts),
    options: { allResources, probe, deadline, onUnhealthy, target, stack: place.stack, backend: place.backend },
    settings: ["Pulumi.yaml", `Pulumi.${place.stack}.yaml`].map(
      (name) => [name, read(join(place.folder, name))?.toString("utf8")] as const,
    ),
    environment: environmentOf(env),
    endpoint: await endpointOf(env),
    tools: installedTools(env),
  };
}

/** What is reached by ssh is known by its name; the environment goes with it. */
async function endpointOf(env: Gathering["env"]): Promise<unknown> {
  const { endpoint, host, source } = await resolveEndpoint({ env: { ...env } });
  return { host, source, ...(endpoint.kind === "tcp" && { tls: endpoint.tls }) };
}

/** The variables that contents are taken from. */
function variablesOf({ configs, secrets, besides }: ComposeProject): readonly string[] {
  const all = [configs, secrets, besides?.configs ?? {}, besides?.secrets ?? {}].flatMap((some) => Object.values(some));
  return all.flatMap(({ environment }) => environment ?? []);
}

/** Variables of docker's, of its builder's, of Pulumi's programs, and what says which cluster is meant. The passphrase is none of them: it makes the key. */
const LOOKED_AT = /^(?:DOCKER|BUILDKIT|BUILDX|PULUMI)_|^(?:HOME|USERPROFILE|KUBECONFIG)$/;
const PASSPHRASES = new Set(["PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"]);

function environmentOf(env: Readonly<Record<string, string | undefined>>): NamedTexts {
  const names = Object.keys(env).filter((name) => LOOKED_AT.test(name) && !PASSPHRASES.has(name));
  // A context that is copied lies in the folder for what is temporary, whose name is among the arguments then.
  return [...names.sort().map((name) => [name, env[name]] as const), ["temporary", tmpdir()]];
}

async function digestsOfContexts(contexts: PlanReads["contexts"]): Promise<NamedTexts> {
  if (contexts.length === 0) return [];
  const { hashContext } = await import("@pulumi-compose/project/hash-context");
  return contexts.map(([context, dockerfile]) => [
    JSON.stringify([context, dockerfile]),
    hashContext(context, dockerfile),
  ]);
}

function digestOfFile(path: string): string | undefined {
  const bytes = read(path);
  return bytes && createHash("sha256").update(bytes).digest("base64url");
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
