/** Something that a newer engine does in another way, as far as a test looks at it. */
export interface EngineDifference {
  /** The first of the engines tried that does it in the new way; those between it and the one tried before are not known. */
  readonly since: string;
  readonly before: string;
  readonly after: string;
}

/** What tests have to know of versions. All of it was seen: on 20.10.24, 26.1.5, 28.5.2 and 29.8.0. */
export const ENGINE_DIFFERENCES = {
  "probes go on after live restore": {
    since: "26.1",
    before: "a container that outlived its engine is not probed again",
    after: "it is, so that its own probe and a gate's race for the first word",
  },
  "a taken port is told by the host's port": {
    since: "28.5",
    before: "127.0.0.1:80: bind: address already in use",
    after: "failed to bind host port 127.0.0.1:80/tcp: address already in use",
  },
  "an unset restart policy is no": {
    since: "26.1",
    before: "a container that was made without a policy is told with an empty one",
    after: "it is told with `no`",
  },
  "kernel memory is gone": {
    since: "26.1",
    before: "a container's limits of kernel memory are told",
    after: "they are not",
  },
  "more paths are masked": {
    since: "26.1",
    before: "the paths of /proc and /sys that 20.10 hides from containers",
    after: "these and others",
  },
  "one network has the gateway": {
    since: "26.1",
    before: "a container has a gateway in each of its networks",
    after: "it has that of the network of its default route, and none in the others",
  },
  "ports are told in order": {
    since: "28.5",
    before: "several ports of the host for one of a container are told as they were taken",
    after: "they are told in order",
  },
  "an image that goes meanwhile is not found": {
    since: "29.8",
    before: "No such image: name:tag",
    after: 'NotFound: image "docker.io/library/name:tag": not found, where containerd keeps the images',
  },
} as const satisfies Readonly<Record<string, EngineDifference>>;

export type DifferenceName = keyof typeof ENGINE_DIFFERENCES;

/**
 * Whether an engine does it in the new way.
 *
 * @param version as the engine says it: `20.10.24+dfsg1`
 */
export function isSince(name: DifferenceName, version: string): boolean {
  return compare(version, ENGINE_DIFFERENCES[name].since) >= 0;
}

function compare(version: string, other: string): number {
  const [mine, theirs] = [version, other].map((text) => text.split(/[.+-]/).map(Number));
  for (const at of [0, 1]) {
    const difference = (mine?.[at] || 0) - (theirs?.[at] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
