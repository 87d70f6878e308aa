import {
  type ComposeProject,
  type Diagnostic,
  isSymbolic,
  type Path,
  type ServiceConfig,
} from "@pulumi-compose/parser";
import { BAD_IMAGE } from "../messages/plan-messages";
import { imageProblem } from "../util/image-problem";
import { imageReference } from "../util/image-reference";
import { preStartHooks } from "./pre-start-hooks";

/**
 * Every name of an image in a project that is none: of services, their hooks and jobs, of mounts, and of what is built, which has a name
 * though the file need not give it one. docker compose reads such files, too; its engine refuses them once others have been created.
 * What holds a variable that only a program knows is not judged.
 */
export function checkImages(project: ComposeProject): Diagnostic[] {
  const found: Diagnostic[] = [];
  const hooks = preStartHooks(project);
  for (const [name, service] of Object.entries(project.services)) {
    // A hook that has become a service is its service's still.
    if (service.provider || Object.hasOwn(hooks, name)) continue;
    checkOne(service, ["services", name], `service "${name}"`);
    for (const [index, hook] of (service.pre_start ?? []).entries()) {
      checkName(
        hook.image || undefined,
        ["services", name, "pre_start", index, "image"],
        `a hook of service "${name}"`,
      );
    }
  }
  for (const [name, job] of Object.entries(project.jobs ?? {})) {
    // One that runs is among the services, under the same name.
    if (!Object.hasOwn(project.services, name)) checkOne(job, ["jobs", name], `job "${name}"`);
  }
  return found;

  function checkOne(config: Pick<ServiceConfig, "name" | "image" | "build" | "volumes">, owner: Path, whose: string) {
    const { build } = config;
    // An empty one is none, as with docker compose.
    const image = config.image === "" ? undefined : config.image;
    if (build) {
      checkBuilt(image, [...owner, "image"], whose);
      if (image === undefined) checkMade(`${project.name}-${config.name}`, [...owner, "build"], whose);
      for (const [index, tag] of (build.tags ?? []).entries())
        checkBuilt(tag, [...owner, "build", "tags", index], whose);
    } else checkName(image, [...owner, "image"], whose);
    for (const [index, { type, source }] of (config.volumes ?? []).entries()) {
      if (type === "image") checkName(source, [...owner, "volumes", index, "source"], whose);
    }
  }

  /** The name of something that is there. */
  function checkName(image: string | undefined, path: Path, whose: string): void {
    if (image === undefined || isSymbolic(image)) return;
    const why = imageProblem(image);
    if (why !== undefined) report(image, why, path, whose, instead(image));
  }

  /** The name that something gets which is built. */
  function checkBuilt(image: string | undefined, path: Path, whose: string): void {
    if (image === undefined || isSymbolic(image)) return;
    const { digest } = imageReference(image);
    const bare = digest === undefined ? image : image.slice(0, -digest.length - 1);
    const why = imageProblem(bare);
    if (why !== undefined) report(image, why, path, whose, instead(bare));
    else if (digest !== undefined) {
      report(image, "what is built gets its digest from what is in it", path, whose, `write \`${bare}\``);
    }
  }

  /** The name that something gets which is built, and for which the file has none. */
  function checkMade(image: string, path: Path, whose: string): void {
    const why = imageProblem(image);
    if (why === undefined) return;
    report(image, why, path, whose, "give what is built a name: an `image` beside `build`");
  }

  function report(image: string, why: string, path: Path, whose: string, hint: string | undefined): void {
    found.push(BAD_IMAGE.report({ whose, image, why }, { path, place: project.placeOf(path), hint }));
  }
}

/** What may be meant: the same without what is wrong with most of them. */
function instead(image: string): string | undefined {
  const { registry, repository } = imageReference(image.trim());
  const head = registry === undefined ? "" : `${registry}/`;
  const rest = image.trim().slice(head.length + repository.length);
  const meant = [image.trim(), `${head}${repository.toLowerCase()}${rest}`, image.trim().toLowerCase()];
  const found = meant.find((name) => imageProblem(name) === undefined);
  return found === undefined ? undefined : `did you mean \`${found}\`?`;
}
