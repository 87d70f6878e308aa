import { type DifferenceName, isSince, type OwnEngine } from "@pulumi-compose-tools/swarm-bench";
import { isList, isMap, type Value, type ValueMap } from "./values";

/** The recordings were made on 20.10: what an engine would have answered instead, as far as it is known to differ. */
export class NewerEngine {
  private constructor(
    private readonly version: string,
    /** Whether it keeps its images in containerd, where each has a digest, also one that never came from a registry. */
    private readonly imagesHaveDigests: boolean,
  ) {}

  static async of({ docker }: OwnEngine): Promise<NewerEngine> {
    const [{ Version: version }, info] = [await docker.version(), await docker.info()];
    return new NewerEngine(version, JSON.stringify(info.DriverStatus ?? []).includes("io.containerd.snapshotter"));
  }

  /** A recorded answer of the plugin's. */
  answer(recorded: ValueMap): ValueMap {
    const answer = this.told(recorded, "");
    return isMap(answer) ? answer : {};
  }

  /** The engine's own account of a container, as it was recorded, and as it is. */
  container(account: Value): Value {
    if (!isMap(account) || !isMap(account.HostConfig)) return account;
    const { KernelMemory, KernelMemoryTCP, MaskedPaths, ...others } = account.HostConfig;
    const memory = this.does("kernel memory is gone") ? {} : { KernelMemory, KernelMemoryTCP };
    const paths = this.does("more paths are masked") ? {} : { MaskedPaths };
    const HostConfig = Object.fromEntries(
      Object.entries({ ...others, ...memory, ...paths }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    // What is nothing is told as nothing, or as an empty list, or not at all.
    const { OnBuild, ...config } = isMap(account.Config) ? account.Config : {};
    const Config = OnBuild === null || OnBuild === undefined ? config : { ...config, OnBuild };
    return { ...account, Config, HostConfig: { ...HostConfig, PortBindings: HostConfig.PortBindings ?? {} } };
  }

  /** The words with which the engine says that an image is gone which was there when it looked. */
  goneMeanwhile(name: string): string {
    return this.imagesHaveDigests && this.does("an image that goes meanwhile is not found")
      ? `NotFound: image "docker.io/library/${name}": not found`
      : "reference does not exist";
  }

  private told(value: Value, key: string): Value {
    if (isList(value))
      return this.list(
        value.map((item) => this.told(item, key)),
        key,
      );
    if (!isMap(value)) return value;
    const all = Object.entries(value).map(([name, item]): [string, Value] => [name, this.told(item, name)]);
    return Object.fromEntries(all.flatMap((entry) => this.entry(entry, key, value)));
  }

  private entry([name, value]: [string, Value], of: string, parent: ValueMap): readonly [string, Value][] {
    if (name === "restart" && value === "" && this.does("an unset restart policy is no")) {
      // What is the default is none of the inputs.
      return of === "inputs" ? [] : [[name, "no"]];
    }
    if (name === "repoDigest" && value === "" && this.imagesHaveDigests) {
      const image = String(parent.name ?? parent.imageName ?? "").replace(/:[^:/]*$/, "");
      return [[name, `${image}@sha256:<id>`]];
    }
    return [[name, typeof value === "string" && this.imagesHaveDigests ? inContainerdsWords(value) : value]];
  }

  private list(items: readonly Value[], key: string): Value {
    const maps = items.flatMap((item) => (isMap(item) ? [item] : []));
    if (maps.length < items.length || maps.length === 0) return [...items];
    if (key === "networkDatas" && this.does("one network has the gateway")) {
      const first = maps.findIndex(({ gateway }) => gateway !== "");
      return maps.map((network, at) => (at === first ? network : { ...network, gateway: "" }));
    }
    if (key === "ports" && this.does("ports are told in order")) {
      return sortedWithin(maps);
    }
    return [...items];
  }

  private does(name: DifferenceName): boolean {
    return isSince(name, this.version);
  }
}

/** Where a port of the container has several of the host, those in order; each port of the container where it was. */
function sortedWithin(ports: readonly ValueMap[]): readonly ValueMap[] {
  const of = ({ internal, protocol }: ValueMap) => `${internal}/${protocol}`;
  const waiting = new Map<string, ValueMap[]>();
  for (const port of ports) waiting.set(of(port), [...(waiting.get(of(port)) ?? []), port]);
  for (const group of waiting.values()) group.sort((a, b) => Number(a.external) - Number(b.external));
  return ports.map((port) => waiting.get(of(port))?.shift() ?? port);
}

/** Why an image stays, as an engine says that keeps its images in containerd. */
function inContainerdsWords(text: string): string {
  return text.replace(
    /unable to remove repository reference \\?"([^"\\]+)\\?" \(must force\)/g,
    "unable to delete $1 (must be forced)",
  );
}
