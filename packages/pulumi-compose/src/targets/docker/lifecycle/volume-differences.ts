/** What an engine says of a volume only when it makes it. The plugin has null for what a volume has none of. */
export interface VolumeShape {
  /** Absent: whatever it is. */
  readonly name?: string | undefined;
  /** Default: `local`. */
  readonly driver?: string | undefined;
  /** What is no text is a secret, and not compared. */
  readonly driverOpts?: Readonly<Record<string, unknown>> | null | undefined;
  /** Absent: whatever they are. */
  readonly labels?: readonly { readonly label: string; readonly value: string }[] | null | undefined;
}

/** One thing in which two volumes differ. Values of options are not told: they may be secrets. */
export type VolumeDifference =
  | { readonly what: "name" | "driver" | "labels"; readonly has: string; readonly wants: string }
  | { readonly what: "driver_opts"; readonly options: readonly string[] };

/** In what a volume that is there differs from one that is wanted. docker compose's own labels differ by who has made it. */
export function volumeDifferences(has: VolumeShape, wants: VolumeShape): readonly VolumeDifference[] {
  const options = differingOptions(has.driverOpts, wants.driverOpts);
  return [
    ...differing("name", has.name, wants.name),
    ...differing("driver", has.driver || "local", wants.driver || "local"),
    ...(options.length > 0 ? [{ what: "driver_opts" as const, options }] : []),
    ...differing("labels", ownLabels(has.labels), ownLabels(wants.labels)),
  ];
}

function differing(
  what: "name" | "driver" | "labels",
  has: string | undefined,
  wants: string | undefined,
): readonly VolumeDifference[] {
  return has === undefined || wants === undefined || has === wants ? [] : [{ what, has, wants }];
}

function differingOptions(
  hasOptions: VolumeShape["driverOpts"],
  wantsOptions: VolumeShape["driverOpts"],
): readonly string[] {
  const [has, wants] = [hasOptions ?? {}, wantsOptions ?? {}];
  const isSecret = (value: unknown) => value !== undefined && typeof value !== "string";
  return [...new Set([...Object.keys(has), ...Object.keys(wants)])]
    .filter((name) => !isSecret(has[name]) && !isSecret(wants[name]) && has[name] !== wants[name])
    .sort();
}

/** The user's, in one text. */
function ownLabels(labels: VolumeShape["labels"]): string | undefined {
  return labels
    ?.filter(({ label }) => !label.startsWith("com.docker.compose."))
    .map(({ label, value }) => `${label}=${value}`)
    .sort()
    .join(", ");
}
