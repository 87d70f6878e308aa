/** The part of an engine's answer that says where a container has its volumes from. */
export interface Mounted {
  readonly Mounts: readonly {
    readonly Type?: string | undefined;
    readonly Name?: string | undefined;
    readonly Destination: string;
  }[];
  readonly HostConfig: { readonly VolumesFrom?: readonly string[] | null | undefined };
}

/**
 * The volumes of a container, their names by where they are mounted, without those that it has from other containers
 * (`volumes_from`): these are the others' to take over.
 */
export async function ownVolumesOf(
  id: string,
  inspect: (id: string) => Promise<Mounted>,
): Promise<ReadonlyMap<string, string>> {
  const container = await inspect(id);
  const sources = (container.HostConfig.VolumesFrom ?? []).map((entry) => entry.replace(/:[a-zA-Z,]+$/, ""));
  const others = new Set((await Promise.all(sources.map(inspect))).flatMap(namesOf));
  return new Map(
    container.Mounts.flatMap(({ Type, Name, Destination }) =>
      Type === "volume" && Name !== undefined && !others.has(Name) ? [[Destination, Name] as const] : [],
    ),
  );
}

function namesOf({ Mounts }: Mounted): string[] {
  return Mounts.flatMap(({ Name }) => Name ?? []);
}
