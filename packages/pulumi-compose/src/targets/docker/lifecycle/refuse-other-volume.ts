import type { Housekeeping } from "@pulumi-compose/docker-health";
import { type VolumeDifference, volumeDifferences } from "./volume-differences";

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
 * other options or not: the state would say what is not so, and where Pulumi means to replace one it would then delete that
 * as the old one, with its data. (One that the state has, and that was edited, is kept with a warning instead.)
 *
 * @throws Error
 */
export async function refuseOtherVolume(
  keeper: Pick<Housekeeping, "volumeNamed">,
  wanted: VolumeToCreate,
): Promise<void> {
  const found = await keeper.volumeNamed(wanted.name);
  if (!found || found.labels["com.docker.compose.project"] !== wanted.project) return;
  const { driver, options } = wanted;
  const differs = volumeDifferences(
    { driver: found.driver, driverOpts: found.options },
    { driver, driverOpts: options },
  );
  if (differs.length === 0) return;
  throw new Error(
    `volume ${wanted.name} is there, and is to be another (${differs.map(inWords).join("; ")}): an engine cannot change that, and one made anew has lost the data. Undo the edit; or give the volume another name, into which you copy the data; or delete it with its data first (\`docker volume rm ${wanted.name}\`, once no container has it)`,
  );
}

/** `driver: nfs → local`, `driver_opts: device, o` */
function inWords(difference: VolumeDifference): string {
  const { what } = difference;
  return what === "driver_opts"
    ? `${what}: ${difference.options.join(", ")}`
    : `${what}: ${difference.has} → ${difference.wants}`;
}
