import { createHash } from "node:crypto";
import { isAbsolute, join, relative, resolve } from "node:path";
import type { BuildConfig, ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import { registryDigest } from "../../plan/marker";
import type { PlainImageArgs, PlannedImage } from "../../plan/resource-plan";
import { stateFolder } from "../../plan/state-folder";
import { buildArgs } from "./build-args";
import { type DiagnosedService, diagnose } from "./diagnose";
import { REMOTE_CONTEXT, UNREADABLE_CONTEXT } from "./target-messages";

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

/** A service that builds its image, and what planning that may read. */
export interface BuildContext extends DiagnosedService {
  readonly hashContext: HashContext;
  readonly read: (path: string) => Uint8Array | undefined;
}

/**
 * The image that a service builds. Its tag is the digest of its context and settings: a change of either is another
 * image under another name (the plugin cannot delete an image that was rebuilt under the same name).
 */
export function mapBuiltImage(from: BuildContext, build: BuildConfig): PlannedImage {
  const { project, service } = from;
  const context = build.context ?? project.workingDir;
  const dockerfile = build.dockerfile ?? "Dockerfile";
  const foreign = foreignDockerfile(context, dockerfile, build, from);
  const ignored = foreign === undefined ? undefined : foreignIgnore(context, dockerfile, build, from);
  const settings = buildArgs(from, build, foreign === undefined ? dockerfile : stagedName);
  const content = contentOf(from, context, build.dockerfile_inline === undefined ? dockerfile : ".") ?? "";
  const digest = createHash("sha256")
    .update(JSON.stringify({ ...settings, ...contentSettings(settings) }))
    .update(content)
    .update(besideContext(from, build))
    .update(foreign ?? "")
    .update(ignored ?? "")
    .digest("hex")
    .slice(0, 12);
  const folder = join(project.workingDir, stateFolder);
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
    ...(foreign !== undefined && {
      staged: { context, dockerfile: foreign, digest, ...(ignored !== undefined && { ignored }) },
    }),
    ...(!relative(context, folder).startsWith("..") && { kept: { folder, digest } }),
  };
}

/** A digest of what is built. A context that is not here, or cannot be read, is an error with its line. */
function contentOf(from: BuildContext, context: string, dockerfile: string): string | undefined {
  if (isFetched(context)) {
    diagnose(from, REMOTE_CONTEXT, ["build", "context"], { context });
    return undefined;
  }
  const content = from.hashContext(context, dockerfile);
  if (content === undefined) {
    const named = dockerfile === "." ? undefined : dockerfile;
    diagnose(from, UNREADABLE_CONTEXT, ["build"], { context, dockerfile: named });
  }
  return content;
}

/**
 * What of a build's settings counts as its content: of a secret its name alone, of a context beside the build's own what is in it.
 * Where they lie on this machine is no part of the image.
 */
function contentSettings({ secrets = [], additionalContexts = [] }: ReturnType<typeof buildArgs>) {
  return {
    ...(secrets.length > 0 && { secrets: secrets.map(({ id }) => id) }),
    ...(additionalContexts.length > 0 && {
      additionalContexts: additionalContexts.map((context) => {
        const [name, source] = namedContext(context);
        return isFetched(source) ? context : name;
      }),
    }),
  };
}

/** A digest of the folders beside the context that the Dockerfile can copy from. */
function besideContext(from: BuildContext, build: BuildConfig): string {
  const digests = Object.entries(build.additional_contexts ?? {}).map(([name, source]) => {
    if (source.startsWith("service:") || isFetched(source)) return [name, source];
    const content = from.hashContext(source, ".");
    if (content === undefined)
      diagnose(from, UNREADABLE_CONTEXT, ["build", "additional_contexts", name], { context: source });
    return [name, content];
  });
  return digests.length === 0 ? "" : JSON.stringify(digests);
}

/** Whether the builder fetches a context: an image's content, a repository, an archive. */
export function isFetched(source: string): boolean {
  return /^[\w+.-]+:\/\/|^git@|^github\.com\//.test(source);
}

/** The name and the source in `name=source`. */
export function namedContext(given: string): readonly [name: string, source: string] {
  const at = given.indexOf("=");
  return [given.slice(0, at), given.slice(at + 1)];
}

/** What a Dockerfile is called in a copied context: nothing else can be called so. */
export const stagedName = ".pulumi-compose.Dockerfile";

/** The text of a Dockerfile that is not within the context. */
function foreignDockerfile(
  context: string,
  dockerfile: string,
  build: BuildConfig,
  files: Pick<BuildContext, "read">,
): string | undefined {
  if (build.dockerfile_inline !== undefined) return build.dockerfile_inline;
  const path = resolve(context, dockerfile);
  if (!relative(context, path).startsWith("..")) return undefined;
  const bytes = files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}

/** The `.dockerignore` of its name that lies beside a Dockerfile which is not within the context. */
function foreignIgnore(
  context: string,
  dockerfile: string,
  build: BuildConfig,
  files: Pick<BuildContext, "read">,
): string | undefined {
  if (build.dockerfile_inline !== undefined) return undefined;
  const bytes = files.read(`${resolve(context, dockerfile)}.dockerignore`);
  return bytes && new TextDecoder().decode(bytes);
}

function tags(project: ComposeProject, service: ServiceConfig, build: BuildConfig): string[] {
  return [
    ...new Set([withTag(service.image || `${project.name}-${service.name}`), ...(build.tags ?? []).map(withTag)]),
  ];
}

/** An image without tag or digest means its `latest`. */
export function withTag(image: string): string {
  const last = image.slice(image.lastIndexOf("/") + 1);
  return last.includes(":") || image.includes("@") ? image : `${image}:latest`;
}

function repositoryOf(image: string | undefined): string | undefined {
  if (!image) return undefined;
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
