import { createHash } from "node:crypto";
import { isAbsolute, relative, resolve } from "node:path";
import type { BuildConfig, ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import { registryDigest } from "../../plan/marker";
import type { PlainImageArgs, PlannedImage } from "../../plan/resource-plan";
import { compact } from "./context";

type BuildArgs = NonNullable<PlainImageArgs["build"]>;

/** A digest of everything that goes into a build's context, or undefined when it cannot be read. */
export type HashContext = (context: string, dockerfile: string) => string | undefined;

/** The image that a service pulls. Services that name the same image share one resource. */
export function mapPulledImage(project: ComposeProject, service: ServiceConfig): PlannedImage {
  const name = withTag(service.image ?? "");
  const key = service.platform === undefined ? name : `${name} ${service.platform}`;
  const args: PlainImageArgs = {
    name,
    ...(pulledAlways(service) && { pullTriggers: [registryDigest(name)] }),
    // The image is the engine's, not ours: others may use it, and `docker compose down` leaves it too.
    keepLocally: true,
    ...(service.platform !== undefined && { platform: service.platform }),
  };
  return {
    kind: "image",
    key,
    // A resource's name is known at once: of a symbolic tag it holds the variable's name.
    name: `${project.name}-${key.replaceAll(" ", "-").replaceAll(/[\uE000\uE001]/g, "")}`,
    args,
    path: ["services", service.name, "image"],
  };
}

/** A policy that looks at the registry on every `up`: what it finds there is the trigger, so an unchanged image is no change. */
function pulledAlways(service: ServiceConfig): boolean {
  return /^(always|daily|weekly|every_)/.test(service.pull_policy ?? "");
}

/** What a build may read. */
export interface BuildFiles {
  readonly hashContext: HashContext;
  readonly read: (path: string) => Uint8Array | undefined;
}

/**
 * The image that a service builds. Its tag is the digest of its context and settings: a change of either is another
 * image under another name (the plugin cannot delete an image that was rebuilt under the same name).
 */
export function mapBuiltImage(
  project: ComposeProject,
  service: ServiceConfig,
  build: BuildConfig,
  files: BuildFiles,
): PlannedImage {
  const context = build.context ?? project.workingDir;
  const dockerfile = build.dockerfile ?? "Dockerfile";
  const foreign = foreignDockerfile(context, dockerfile, build, files);
  const settings = buildArgs(service, build, foreign === undefined ? dockerfile : stagedName);
  const content = files.hashContext(context, dockerfile) ?? "";
  const digest = createHash("sha256")
    .update(JSON.stringify(settings))
    .update(content)
    .update(foreign ?? "")
    .digest("hex")
    .slice(0, 12);
  const repository = repositoryOf(service.image) ?? `${project.name}-${service.name}`;
  return {
    kind: "image",
    key: service.name,
    name: `${project.name}-${service.name}`,
    path: ["services", service.name, "build"],
    args: {
      name: `${repository}:${digest}`,
      keepLocally: true,
      build: { ...settings, context, tags: tags(project, service, build) },
      triggers: { context: content },
    },
    ...(foreign !== undefined && { staged: { context, dockerfile: foreign, digest } }),
  };
}

/** What a Dockerfile is called in a copied context: nothing else can be called so. */
export const stagedName = ".pulumi-compose.Dockerfile";

/** The text of a Dockerfile that is not within the context. */
function foreignDockerfile(
  context: string,
  dockerfile: string,
  build: BuildConfig,
  files: BuildFiles,
): string | undefined {
  if (build.dockerfile_inline !== undefined) return build.dockerfile_inline;
  const path = resolve(context, dockerfile);
  if (!relative(context, path).startsWith("..")) return undefined;
  const bytes = files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}

function buildArgs(service: ServiceConfig, build: BuildConfig, dockerfile: string): Omit<BuildArgs, "context"> {
  const args = Object.entries(build.args ?? {}).filter(([, value]) => value !== null);
  return compact({
    dockerfile,
    buildArgs: args.length > 0 ? (Object.fromEntries(args) as Record<string, string>) : undefined,
    target: build.target,
    labels: build.labels && { ...build.labels },
    cacheFroms: build.cache_from && [...build.cache_from],
    noCache: build.no_cache || undefined,
    pullParent: build.pull || undefined,
    networkMode: build.network,
    platform: service.platform ?? build.platforms?.[0],
    isolation: build.isolation,
    shmSize: build.shm_size,
    extraHosts: Object.entries(build.extra_hosts ?? {}).flatMap(([host, ips]) => ips.map((ip) => `${host}:${ip}`)),
    ulimits: Object.entries(build.ulimits ?? {}).map(([name, { soft, hard }]) => ({ name, soft, hard })),
  }) as Omit<BuildArgs, "context">;
}

function tags(project: ComposeProject, service: ServiceConfig, build: BuildConfig): string[] {
  return [
    ...new Set([withTag(service.image ?? `${project.name}-${service.name}`), ...(build.tags ?? []).map(withTag)]),
  ];
}

/** An image without tag or digest means its `latest`. */
export function withTag(image: string): string {
  const last = image.slice(image.lastIndexOf("/") + 1);
  return last.includes(":") || image.includes("@") ? image : `${image}:latest`;
}

function repositoryOf(image: string | undefined): string | undefined {
  if (image === undefined) return undefined;
  const bare = image.split("@")[0] ?? image;
  const slash = bare.lastIndexOf("/");
  const colon = bare.indexOf(":", slash + 1);
  return colon < 0 ? bare : bare.slice(0, colon);
}

/** A path under the program's folder is given relative to it, so that the state does not depend on the machine. */
export function portablePath(path: string, from: string): string {
  const short = relative(from, path);
  if (short === "") return ".";
  return short.startsWith("..") || isAbsolute(short) ? path : `./${short}`;
}
