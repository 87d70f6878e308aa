import { field, list, text } from "../shared/read";

/**
 * The volumes of a container, their names by where they are mounted, without those that it has from other containers
 * (`volumes_from`): these are the others' to take over.
 *
 * @param inspect what the engine says of a container; undefined: it is gone
 */
export async function ownVolumesOf(
  id: string,
  inspect: (id: string) => Promise<unknown>,
): Promise<ReadonlyMap<string, string>> {
  const container = await inspect(id);
  const sources = list(field(container, "HostConfig", "VolumesFrom")).map((entry) =>
    text(entry).replace(/:[a-zA-Z,]+$/, ""),
  );
  const others = new Set((await Promise.all(sources.map(inspect))).flatMap((other) => mounted(other).map(nameOf)));
  return new Map(
    mounted(container)
      .filter((mount) => text(field(mount, "Type")) === "volume" && !others.has(nameOf(mount)))
      .map((mount) => [text(field(mount, "Destination")), nameOf(mount)]),
  );
}

/** What has a name is a volume. */
function mounted(container: unknown): readonly unknown[] {
  return list(field(container, "Mounts")).filter((mount) => nameOf(mount) !== "");
}

function nameOf(mount: unknown): string {
  return text(field(mount, "Name"));
}
