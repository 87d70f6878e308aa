import type { ComposeProject } from "@pulumi-compose/parser";
import { CannotDeploy } from "../cannot-deploy";
import type { StateResource } from "./state-resource";

type Volume = ComposeProject["volumes"][string];

/**
 * Refuses an edit that takes another volume in place of one that is there, which would delete its data: of its driver, the
 * driver's options or its name. Pulumi would refuse it too, since the volume is protected, but halfway, and with advice for
 * whoever writes the program.
 *
 * @throws CannotDeploy
 */
export function refuseRemadeVolumes(resources: readonly StateResource[], project: ComposeProject): void {
  for (const [key, volume] of Object.entries(project.volumes)) {
    const there = resources.find((resource) => resource.protected && resource.name === `${project.name}-${key}`);
    if (!there?.volume || volume.external) continue;
    const edited = editsOf(there, volume);
    if (edited.length === 0) continue;
    throw new CannotDeploy(
      `volume ${there.engineName} is there, and the file now says otherwise of it (${edited.join("; ")}): an engine cannot change that, and one made anew has lost the data`,
      `undo the edit; or give the volume another key than \`${key}\` (the one that is there is kept, and you can copy its data); or delete the project's volumes with \`pulumi-compose down --volumes\``,
    );
  }
}

function editsOf({ engineName, volume }: StateResource, wanted: Volume): readonly string[] {
  const has = [
    ["name", engineName, wanted.name],
    ["driver", volume?.driver || "local", wanted.driver ?? "local"],
    ["driver_opts", optionsText(volume?.options), optionsText(wanted.driver_opts)],
  ] as const;
  return has
    .filter(([, old, now]) => old !== undefined && now !== undefined && old !== now)
    .map(([attribute, old, now]) => `\`${attribute}\`: ${old} → ${now}`);
}

/** In one order. Undefined: not to be read, one is a secret. */
function optionsText(options: Readonly<Record<string, unknown>> = {}): string | undefined {
  const entries = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.some(([, value]) => typeof value === "object" && value !== null)) return undefined;
  return `{${entries.map(([name, value]) => `${name}: ${value}`).join(", ")}}`;
}
