import { readFileSync } from "node:fs";
import type { AdoptableProject } from "@pulumi-compose/docker-health";
import { loadSource } from "../load/load-source";
import type { ConvertOptions } from "../source/convert-options";
import { dockerProgram } from "../targets/docker/docker-program";
import { type Adoption, importFile } from "./import-file";
import { PlainValues } from "./plain-values";

/**
 * The resources of a running docker compose project as an import file for the program that {@link convert} writes with
 * the style `resources`. Undefined when the compose files have errors (`convert` says which).
 *
 * The file holds the containers' environment in plain text, secrets too: remove it when it has been imported.
 *
 * @example
 * ```ts
 * const adoption = adopt({ files: ["compose.yaml"], style: "resources", out: "infra" }, found);
 * ```
 */
export function adopt(options: ConvertOptions, found: AdoptableProject): Adoption | undefined {
  const { source } = loadSource({ ...options, adopting: found }, dockerProgram);
  if (!source) return undefined;
  const variables = { ...source.project.environment, ...(options.env ?? process.env) };
  return importFile(source, found, new PlainValues(source, found, variables, (path) => readFileSync(path, "utf8")));
}
