import type { FoundVolume, Housekeeping } from "@pulumi-compose/docker-health";

/** What is known of a volume that is about to be created. */
export interface VolumeToCreate {
  readonly name: string;
  readonly project: string;
  /** Default: `local`. */
  readonly driver?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Refuses to make a volume anew in the place of one that the project has. An engine answers with the one that is there, of
 * other options or not, and Pulumi would then delete that as the old one, with its data.
 *
 * @throws Error
 */
export async function refuseOtherVolume(
  keeper: Pick<Housekeeping, "volumeNamed">,
  wanted: VolumeToCreate,
): Promise<void> {
  const found = await keeper.volumeNamed(wanted.name);
  if (!found || found.labels["com.docker.compose.project"] !== wanted.project) return;
  const differs = differences(found, wanted);
  if (differs.length === 0) return;
  throw new Error(
    `volume ${wanted.name} is there, and is to be another (${differs.join("; ")}): an engine cannot change that, and one made anew has lost the data. Undo the edit; or give the volume another name, into which you copy the data; or delete it with its data first (\`docker volume rm ${wanted.name}\`, once no container has it)`,
  );
}

function differences(found: FoundVolume, { driver = "local", options }: VolumeToCreate): readonly string[] {
  const [has, wants] = [textOf(found.options), textOf(options)];
  return [
    ...(found.driver === driver ? [] : [`driver: ${found.driver} → ${driver}`]),
    ...(has === wants || wants === undefined ? [] : [`driver_opts: ${has} → ${wants}`]),
  ];
}

/** In one order. Undefined: not to be read, one is a secret. */
function textOf(options: Readonly<Record<string, unknown>>): string | undefined {
  if (Object.values(options).some((value) => typeof value !== "string")) return undefined;
  const entries = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, value]) => `${name}: ${value}`).join(", ")}}`;
}
