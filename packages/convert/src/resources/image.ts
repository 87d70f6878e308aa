import { resolve } from "node:path";
import type { PlannedImage } from "@pulumi-compose/project";
import type { Declaration } from "../code/declaration";
import { call, create, type Expression, entry, literal, name, object, string, template } from "../code/expression";
import { argumentsObject } from "./arguments";
import { compactIfShort } from "./compact-if-short";
import type { Scope } from "./scope";
import { textExpression } from "./text";

type Part = Omit<Declaration, "when">;

/** The declarations of an image: what digests its context if it is built, and the image itself. */
export function imageDeclarations(image: PlannedImage, comment: readonly string[], scope: Scope): Part[] {
  const variable = scope.variable("image", image.key);
  const { build } = image.args;
  if (!build) {
    const args = argumentsObject(image.args, scope, () => ({ own: [] }));
    const value = create("docker.RemoteImage", string(image.name), compactIfShort(args));
    return [{ name: variable, value, comment }];
  }
  const dockerfile = image.staged?.dockerfile;
  const local = build.context.startsWith("/");
  const context = local ? string(scope.fromProgram(build.context)) : textExpression(build.context, scope);
  const parts: Part[] = [];
  const base = variable.replace(/Image$/, "");
  let contextOf = context;
  if (dockerfile !== undefined) {
    const staged = scope.identifiers.take(`${base}Context`);
    parts.push({
      name: staged,
      value: call("stageDockerfile", context, dockerfileText(image, dockerfile, scope)),
      comment,
    });
    contextOf = name(staged);
  }
  const digest = scope.identifiers.take(`${base}Digest`);
  if (local) {
    parts.push({
      name: digest,
      value: call("contextDigest", contextOf, string(build.dockerfile ?? "Dockerfile")),
      comment: dockerfile === undefined ? comment : [],
    });
  }
  const repository = image.args.name.slice(0, image.args.name.lastIndexOf(":"));
  const args = {
    ...image.args,
    build: { ...build, context: undefined, dockerfile: undefined },
  };
  const value = argumentsObject(
    args,
    scope,
    () => ({ own: [] }),
    (_, key) => {
      if (key === "name") {
        return local
          ? template([...piecesOf(repository, scope), ":", name(digest)])
          : textExpression(image.args.name, scope);
      }
      if (key === "triggers") return object([entry("context", local ? name(digest) : literal('""'))]);
      if (key !== "build") return undefined;
      const { context: _context, dockerfile: _dockerfile, ...rest } = build;
      const settings = argumentsObject({ dockerfile: build.dockerfile, ...rest }, scope, () => ({ own: [] }));
      return object([entry("context", contextOf), ...(settings.kind === "object" ? settings.entries : [])]);
    },
  );
  parts.push({
    name: variable,
    value: create("docker.RemoteImage", string(image.name), value),
    comment: local ? [] : comment,
  });
  return parts;
}

function piecesOf(text: string, scope: Scope): (string | Expression)[] {
  const value = textExpression(text, scope);
  if (value.kind === "string") return [value.value];
  return value.kind === "template" ? [...value.pieces] : [value];
}

/** An inline Dockerfile is part of the program; one that is a file elsewhere is read. */
function dockerfileText(image: PlannedImage, text: string, scope: Scope): Expression {
  const build = scope.source.project.services[image.key]?.build;
  if (!build || build.dockerfile_inline !== undefined) return string(text);
  const path = resolve(image.args.build?.context ?? "", build.dockerfile ?? "Dockerfile");
  return call("readFileSync", scope.path(path), string("utf8"));
}
