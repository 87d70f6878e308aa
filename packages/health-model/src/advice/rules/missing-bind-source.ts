import { defineMessage } from "@pulumi-compose/parser";
import type { Rule } from "../rule";

interface Params {
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly like: readonly string[];
}

const MISSING_SOURCE = defineMessage<Params>({
  code: "health/missing-bind-source",
  severity: "warning",
  when: "A bind mount's source in the project's folder does not exist and looks like a file: it or its target has an extension, or other environments have a file of that name there. docker compose has the engine make a folder there, which the service then cannot read as a file.",
  remedy:
    "Create the file, or correct the path; in the long form, `bind: {create_host_path: false}` makes the engine refuse.",
  text: ({ name, source, target }) =>
    `"${name}" mounts ${source} at ${target}, and it does not exist: the engine will make a folder where a file seems to be meant`,
  hint: ({ like }) =>
    like.length === 0
      ? "Create the file, or correct the path."
      : `Create the file, or correct the path; there is ${like.slice(0, 3).join(", ")}.`,
});

export const missingBindSource: Rule = {
  docs: [MISSING_SOURCE],
  advise: ({ name, service, at }, { project, bindSource }) =>
    (service.volumes ?? []).flatMap(({ type, source, target, bind }, i) => {
      if (bindSource === undefined || type !== "bind" || source === undefined) return [];
      const shown = relative(project.workingDir, source);
      // What lies elsewhere may exist on the engine's machine, and a source that is not made is refused.
      if (shown === source || bind?.create_host_path === false) return [];
      const { exists, like } = bindSource(source);
      if (exists || !(looksLikeFile(source) || looksLikeFile(target) || like.length > 0)) return [];
      const files = like.map((file) => relative(project.workingDir, file));
      return [MISSING_SOURCE.report({ name, source: shown, target, like: files }, at("volumes", i))];
    }),
};

/** A path below a folder or the one above that, as one writes it there; any other as it is. */
function relative(folder: string, path: string): string {
  const parent = folder.slice(0, folder.lastIndexOf("/"));
  if (path.startsWith(`${folder}/`)) return `./${path.slice(folder.length + 1)}`;
  return parent !== "" && path.startsWith(`${parent}/`) ? `../${path.slice(parent.length + 1)}` : path;
}

const KNOWN_FILES = /^(?:\.env|\.htpasswd|\.npmrc|\.netrc|\.pgpass|\.my\.cnf|Caddyfile|Dockerfile|Makefile|Procfile)$/;

/** Whether the last part of a path has an extension: not `conf.d`, not `v1.2`, not a hidden folder's `.cache`. */
function looksLikeFile(path: string): boolean {
  const name = path.split("/").pop() ?? "";
  if (KNOWN_FILES.test(name)) return true;
  const [, extension = ""] = /^.+\.([A-Za-z][A-Za-z0-9]{0,9})$/.exec(name) ?? [];
  return extension !== "" && extension !== "d";
}
