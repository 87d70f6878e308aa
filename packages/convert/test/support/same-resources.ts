import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ComposeProject } from "@pulumi-compose/project";
import type { Conversion } from "../../src";
import { loadSource } from "../../src/load/load-source";
import type { ConvertOptions } from "../../src/source/convert-options";
import { dockerProgram } from "../../src/targets/docker/docker-program";
import { type Registered, registeredBy } from "./registered";
import { runProgram } from "./run-program";

/** What a project registers, by the component and by its program of explicit resources. */
export interface BothWays {
  readonly byComponent: readonly Registered[];
  readonly byResources: readonly Registered[];
}

/**
 * Runs a conversion and the component on the same files, with the same value for every setting: its default, else one
 * made of its name.
 *
 * @param profiles the active profiles, of both.
 */
export async function sameResources(
  options: ConvertOptions,
  conversion: Conversion,
  profiles?: readonly string[],
): Promise<BothWays> {
  const { source } = loadSource({ ...options, style: "resources" }, dockerProgram);
  if (!source) throw new Error("the project cannot be loaded");
  const values = [...source.settings.values()].map(({ variable, key, fallback }) => ({
    variable,
    key,
    value: fallback ?? `value-of-${variable}`,
  }));
  const config: Record<string, string> = Object.fromEntries(values.map(({ key, value }) => [key, value]));
  if (profiles) config.profiles = JSON.stringify(profiles);
  const cwd = options.cwd ?? process.cwd();
  const byComponent = await registeredBy("p", {}, () => {
    new ComposeProject(source.project.name, {
      files: (options.files ?? []).map((file) => resolve(cwd, file)),
      projectName: source.project.name,
      env: Object.fromEntries(values.map(({ variable, value }) => [variable, value])),
      ...(profiles && { profiles: [...profiles] }),
    });
  });
  const out = resolve(cwd, options.out);
  const before = process.cwd();
  // As Pulumi does: build contexts are relative to the program.
  if (existsSync(out)) process.chdir(out);
  try {
    const byResources = await registeredBy("p", config, () => runProgram(conversion.files, out));
    return { byComponent, byResources };
  } finally {
    process.chdir(before);
  }
}
