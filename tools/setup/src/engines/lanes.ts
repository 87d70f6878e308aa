import { SetupError } from "../setup-error";
import type { PartName } from "./parts";

/** An engine that tests can be run on, beside the one that the set-up has found. */
export interface EngineLane {
  /** As `PULUMI_COMPOSE_ENGINE` and `npm run engine` take it. */
  readonly name: string;
  readonly product: "docker" | "podman";
  readonly version: string;
  /** Where it keeps its images; Docker has two ways since 24. */
  readonly imageStore: string;
  /** In the order in which their programs are taken. */
  readonly parts: readonly PartName[];
  /** More arguments for dockerd. */
  readonly flags: readonly string[];
}

const RECENT = ["containerd-1.7", "runc-1.4", "tini"] as const;
const CONTAINERD_STORE = ["--feature", "containerd-snapshotter=true"];
const GRAPH_DRIVER = ["--feature", "containerd-snapshotter=false", "--storage-driver", "overlay2"];

function docker(name: string, version: string, imageStore: string, more: Partial<EngineLane>): EngineLane {
  return { name, product: "docker", version, imageStore, parts: [], flags: [], ...more };
}

/** The engines that people have, the oldest first. */
export const ENGINE_LANES: readonly EngineLane[] = [
  docker("20.10", "20.10.24", "overlay2", { parts: ["docker-20.10", "containerd-1.6", "runc-1.1", "tini"] }),
  docker("26", "26.1.5", "overlay2", { parts: ["docker-26", "containerd-1.7", "runc-1.1", "tini"] }),
  docker("28", "28.5.2", "overlay2", { parts: ["docker-28", ...RECENT] }),
  docker("28-containerd", "28.5.2", "containerd", { parts: ["docker-28", ...RECENT], flags: CONTAINERD_STORE }),
  docker("29", "29.8.0", "containerd", { parts: ["docker-29", ...RECENT] }),
  docker("29-overlay2", "29.8.0", "overlay2", { parts: ["docker-29", ...RECENT], flags: GRAPH_DRIVER }),
  {
    name: "podman",
    product: "podman",
    version: "5.4.2",
    imageStore: "overlay",
    parts: ["podman", "catatonit", "runc-1.4"],
    flags: [],
  },
];

/** @throws Error for a name that no lane has. */
export function engineLane(name: string): EngineLane {
  const found = ENGINE_LANES.find((lane) => lane.name === name);
  if (found !== undefined) return found;
  const names = ENGINE_LANES.map((lane) => lane.name).join(", ");
  throw new SetupError(`There is no engine "${name}"; there are: ${names}.`);
}
