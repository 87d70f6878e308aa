import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programKind } from "../gates/program-kind";
import { hashContext } from "../plan/hash-context";
import type { PlainImageArgs, PlannedImage } from "../plan/resource-plan";
import { stateFolder } from "../plan/state-folder";
import { isFetched, namedContext, portablePath, stagedName } from "../targets/common/image-resource";

/**
 * An image's arguments with its build context where the plugin can read it: beside a copied Dockerfile if it needs one,
 * and relative to the program's folder if it lies within (what a language host starts and the plugins share that folder).
 */
export function stagedArgs(planned: PlannedImage): PlainImageArgs {
  const { build } = planned.args;
  if (!build) return planned.args;
  const portable = (path: string) => (programKind() !== "inline" ? portablePath(path, process.cwd()) : path);
  const context = stagedContext(planned, build.context) ?? portable(build.context);
  const secrets = build.secrets?.map((secret) => (secret.src ? { ...secret, src: portable(secret.src) } : secret));
  const additionalContexts = build.additionalContexts?.map((given) => {
    const [name, source] = namedContext(given);
    return isFetched(source) ? given : `${name}=${portable(source)}`;
  });
  return {
    ...planned.args,
    build: { ...build, context, ...(secrets && { secrets }), ...(additionalContexts && { additionalContexts }) },
  };
}

/** The copy of a build context, where one is needed. */
function stagedContext({ staged, kept }: PlannedImage, context: string): string | undefined {
  if (staged) return stage(staged);
  return kept && existsSync(kept.folder) ? stage({ context, digest: kept.digest }) : undefined;
}

interface Staging {
  readonly context: string;
  /** The text of the Dockerfile that is put into it. */
  readonly dockerfile?: string;
  /** The text of the `.dockerignore` of its name. */
  readonly ignored?: string;
  readonly digest: string;
}

/** Copies a context into a folder named by its digest, once; the Dockerfile is put into it if it is not there. */
function stage({ context, dockerfile, ignored, digest }: Staging): string {
  const target = join(tmpdir(), "pulumi-compose", digest);
  const done = dockerfile === undefined ? `${target}.done` : join(target, stagedName);
  if (existsSync(done) && existsSync(target)) return target;
  copyFolder(context, target);
  if (ignored !== undefined) writeFileSync(join(target, `${stagedName}.dockerignore`), ignored);
  writeFileSync(done, dockerfile ?? "");
  return target;
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    const stat = lstatSync(source);
    if (stat.isDirectory() && name === stateFolder) continue;
    if (stat.isDirectory()) copyFolder(source, target);
    else if (stat.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (stat.isFile()) copyFileSync(source, target);
  }
}

/**
 * A copy of a build context with a Dockerfile that is not a file of it: the plugin sends a context and nothing else.
 *
 * @param context a folder, relative to the program's
 * @param dockerfile the Dockerfile's text
 * @returns the copy's folder; the Dockerfile in it is called `.pulumi-compose.Dockerfile`
 *
 * @example
 * ```ts
 * const context = stageDockerfile("web", "FROM nginx\n");
 * ```
 */
export function stageDockerfile(context: string, dockerfile: string): string {
  const content = hashContext(context, ".") ?? "";
  const digest = createHash("sha256").update(content).update(dockerfile).digest("hex").slice(0, 12);
  return stage({ context, dockerfile, digest });
}
