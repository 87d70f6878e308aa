import { Activity } from "../concurrency/activity";
import type { EndpointOptions } from "../endpoint/endpoint";
import { resolveEndpoint } from "../endpoint/resolve-endpoint";
import { engineSeconds } from "../engine/engine-seconds";
import { reachEngine } from "../engine/reach-engine";
import { readSnapshot } from "../engine/read-snapshot";
import { readVersion } from "../engine/read-version";
import type { Requester } from "../engine/requester";
import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { EngineVersion } from "../shared/engine-client";
import { EngineError } from "../shared/engine-error";
import { field, list, strings, text } from "../shared/read";
import type { Claims } from "./claims";
import { connectNetwork, type NetworkEndpoint } from "./connect-network";
import { type EngineLimits, type LimitsOutcome, limitContainer } from "./engine-limits";
import { inspectIfThere } from "./inspect-if-there";
import { isNetworkMissing } from "./is-network-missing";
import { givenClaims, type ProjectHolder, projectHolders } from "./project-holders";
import { type ProjectParts, projectParts, type WantedParts } from "./project-parts";
import { type PullOptions, pullImage } from "./pull-image";
import { keepsAddress, type RejoinOptions, rejoinNetwork } from "./rejoin-network";
import { runCheck } from "./run-check";
import { type HookCommand, type HookResult, runHook } from "./run-hook";
import { type ServiceContainer, serviceContainers } from "./service-containers";
import { type AsideOptions, setAside } from "./set-aside";

/** How long an engine may take for a restart beside the container's own time. */
const RESTART_SLACK_MS = 30_000;

/** A container that holds a name. */
export interface NamedContainer {
  readonly id: string;
  readonly name: string;
  /** The engine's word: `created`, `running`, `exited`… */
  readonly status: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Ids of the networks that it is attached to. */
  readonly networkIds: readonly string[];
}

/** A network that holds a name (an engine allows several). */
export interface NamedNetwork {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Names of the running containers on it. */
  readonly containers: readonly string[];
}

/** A volume that holds a name. */
export interface NamedVolume {
  readonly name: string;
  readonly driver: string;
  /** The driver's. */
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** What became of an image that was to go. */
export type ImageRemoval = "removed" | "absent" | "in use";

/** What a deployment asks of an engine beside waiting: who holds a name, what is left over, commands in a container. */
export interface Housekeeping {
  /** Milliseconds since the epoch on the engine's clock, cut to whole seconds. @throws EngineError */
  time(): Promise<number>;
  /** @throws EngineError */
  version(): Promise<EngineVersion>;
  /** @throws EngineError */
  containerNamed(name: string): Promise<NamedContainer | undefined>;
  /** Removes a container, running or not; its anonymous volumes stay. @throws EngineError */
  removeContainer(id: string): Promise<void>;
  /** What a container is at the moment; undefined: there is none. @throws EngineError */
  snapshot(container: string): Promise<ContainerSnapshot | undefined>;
  /** Stops a container, with so many seconds before it is killed, and starts it again. @throws EngineError */
  restartContainer(id: string, stopWithin: number): Promise<void>;
  /** Starts a container that is not running. @throws EngineError */
  startContainer(id: string): Promise<void>;
  /** @throws EngineError */
  volumeNamed(name: string): Promise<NamedVolume | undefined>;
  /**
   * Stops a container, with so many seconds before it is killed; one that has ended, or is gone, is stopped.
   *
   * @throws EngineError
   */
  stopContainer(id: string, stopWithin: number): Promise<void>;
  /** Takes a name from an image, and with its last one the image, unless a container has it. @throws EngineError */
  removeImage(name: string): Promise<ImageRemoval>;
  /** Removes a volume with its data, unless a container has it. @throws EngineError */
  removeVolume(name: string): Promise<void>;
  /** The containers of a compose project, and what each has that no other can have. @throws EngineError */
  holders(project: string): Promise<readonly ProjectHolder[]>;
  /**
   * What a container was given, which is less than what it has: the engine may have chosen a port or an address for it.
   *
   * @returns undefined: it is gone
   * @throws EngineError
   */
  given(container: string): Promise<Claims | undefined>;
  /**
   * Takes a container's name from it, and stops it if told to, so that another can have what it had. It is still there.
   *
   * @param id in full
   * @returns the name that it has then
   * @throws EngineError
   */
  setAside(id: string, options: AsideOptions): Promise<string>;
  /** @throws EngineError */
  networksNamed(name: string): Promise<readonly NamedNetwork[]>;
  /** @throws EngineError also when something is attached to it */
  removeNetwork(id: string): Promise<void>;
  /**
   * What the engine has of a compose project: its containers, and what of the rest is still there.
   *
   * @throws EngineError
   */
  projectParts(project: string, wanted: WantedParts): Promise<ProjectParts>;
  /**
   * Connects a container, running or not, to a network that is given by id or name. An endpoint on a network of the same
   * name that is no more makes room.
   *
   * @returns the network's name, or undefined when the container was on it already
   * @throws EngineError
   */
  connectNetwork(container: string, network: string, endpoint?: NetworkEndpoint): Promise<string | undefined>;
  /** All containers with these labels, and how they are on their networks. @throws EngineError */
  serviceContainers(labels: Readonly<Record<string, string>>): Promise<readonly ServiceContainer[]>;
  /**
   * Gives a running container other aliases on a network (by its id), for which it leaves it for a moment.
   *
   * @returns whether it has its address again; then its connections go on
   * @throws EngineError when it cannot be connected again
   */
  rejoinNetwork(
    container: string,
    network: string,
    endpoint: NetworkEndpoint,
    options?: RejoinOptions,
  ): Promise<boolean>;
  /** Whether a container that leaves a network (by its id) for a moment comes back under its address. @throws EngineError */
  keepsAddress(container: string, network: string): Promise<boolean>;
  /**
   * Sees to it that a container has these limits, or only tells whether it has.
   *
   * @returns undefined: it is gone
   * @throws EngineError also when the engine refuses one
   */
  limit(container: string, limits: EngineLimits, how: "set" | "tell"): Promise<LimitsOutcome | undefined>;
  /**
   * Whether there is no network of a name or id. Never so of an engine that is in a swarm: it does not know an overlay network that
   * it has no container on.
   *
   * @throws EngineError
   */
  isNetworkMissing(name: string): Promise<boolean>;
  /** What an image runs when nobody says otherwise (its CMD); undefined if the engine has no such image. @throws EngineError */
  imageCommand(image: string): Promise<readonly string[] | undefined>;
  /** What an image runs its command with (its ENTRYPOINT); undefined if the engine has no such image. @throws EngineError */
  imageEntrypoint(image: string): Promise<readonly string[] | undefined>;
  /** Has the engine pull an image, without credentials. @throws EngineError */
  pullImage(reference: string, options?: PullOptions): Promise<void>;
  /**
   * Runs the test of a container's healthcheck in it, once: exit code -1 where it takes longer than its timeout.
   *
   * @returns undefined: it is gone, or has no check
   * @throws EngineError
   */
  check(container: string): Promise<HookResult | undefined>;
  /** Runs a lifecycle hook in a running container and waits for its end. @throws EngineError */
  run(container: string, hook: HookCommand): Promise<HookResult>;
}

/** Housekeeping on the engine at an endpoint. Opens nothing before it is asked something, and keeps nothing open. */
export async function housekeeping(options: EndpointOptions = {}): Promise<Housekeeping> {
  const { ask, release } = reachEngine(await resolveEndpoint(options));
  const activity = new Activity(release);
  const using = <T>(task: () => Promise<T>): Promise<T> => activity.track(task());
  return {
    time: () => using(async () => (await engineSeconds(ask)) * 1000),
    version: () => using(async () => readVersion(await ask.json({ method: "GET", path: "/version", ok: [200] }))),
    containerNamed: (name) => using(() => containerNamed(ask, name)),
    removeContainer: (id) =>
      using(async () => {
        await ask.json({ method: "DELETE", path: `/containers/${id}`, query: { force: "1" }, ok: [204, 404] });
      }),
    snapshot: (container) => using(() => snapshot(ask, container)),
    restartContainer: (id, stopWithin) =>
      using(async () => {
        const query = { t: String(stopWithin) };
        const timeoutMs = stopWithin * 1000 + RESTART_SLACK_MS;
        await ask.json({ method: "POST", path: `/containers/${id}/restart`, query, ok: [204], timeoutMs });
      }),
    startContainer: (id) =>
      using(async () => {
        await ask.json({ method: "POST", path: `/containers/${id}/start`, ok: [204, 304] });
      }),
    volumeNamed: (name) => using(() => volumeNamed(ask, name)),
    stopContainer: (id, stopWithin) =>
      using(async () => {
        const query = { t: String(stopWithin) };
        const timeoutMs = stopWithin * 1000 + RESTART_SLACK_MS;
        await ask.json({ method: "POST", path: `/containers/${id}/stop`, query, ok: [204, 304, 404], timeoutMs });
      }),
    removeImage: (name) => using(() => removeImage(ask, name)),
    removeVolume: (name) =>
      using(async () => {
        await ask.json({ method: "DELETE", path: `/volumes/${encodeURIComponent(name)}`, ok: [204, 404, 409] });
      }),
    holders: (project) => using(() => projectHolders(ask, project)),
    given: (container) => using(() => givenClaims(ask, container)),
    setAside: (id, options) => using(() => setAside(ask, id, options)),
    networksNamed: (name) => using(() => networksNamed(ask, name)),
    removeNetwork: (id) =>
      using(async () => {
        await ask.json({ method: "DELETE", path: `/networks/${id}`, ok: [204, 404] });
      }),
    projectParts: (project, wanted) => using(() => projectParts(ask, project, wanted)),
    connectNetwork: (container, network, endpoint = {}) =>
      using(() => connectNetwork(ask, container, network, endpoint)),
    serviceContainers: (labels) => using(() => serviceContainers(ask, labels)),
    rejoinNetwork: (container, network, endpoint, options) =>
      using(() => rejoinNetwork(ask, container, network, endpoint, options)),
    keepsAddress: (container, network) => using(() => keepsAddress(ask, container, network)),
    limit: (container, limits, how) => using(() => limitContainer(ask, container, limits, how)),
    isNetworkMissing: (name) => using(() => isNetworkMissing(ask, name)),
    imageCommand: (image) => using(() => imageWords(ask, image, "Cmd")),
    imageEntrypoint: (image) => using(() => imageWords(ask, image, "Entrypoint")),
    pullImage: (reference, how) => using(() => pullImage(ask, reference, how)),
    check: (container) => using(() => runCheck(ask, container)),
    run: (container, hook) => using(() => runHook(ask, container, hook)),
  };
}

async function snapshot(ask: Requester, container: string): Promise<ContainerSnapshot | undefined> {
  const found = await inspectIfThere(ask, "containers", container);
  return found === undefined ? undefined : readSnapshot(found);
}

async function containerNamed(ask: Requester, name: string): Promise<NamedContainer | undefined> {
  const found = await inspectIfThere(ask, "containers", name);
  // The path takes ids and their beginnings too.
  if (found === undefined || text(field(found, "Name")) !== `/${name}`) return undefined;
  const networks = field(found, "NetworkSettings", "Networks");
  return {
    id: text(field(found, "Id")),
    name,
    status: text(field(found, "State", "Status")),
    labels: strings(field(found, "Config", "Labels")),
    networkIds: Object.values(networks ?? {}).map((network) => text(field(network, "NetworkID"))),
  };
}

async function volumeNamed(ask: Requester, name: string): Promise<NamedVolume | undefined> {
  const found = await inspectIfThere(ask, "volumes", name);
  if (found === undefined) return undefined;
  return {
    name,
    driver: text(field(found, "Driver")),
    options: strings(field(found, "Options")),
    labels: strings(field(found, "Labels")),
  };
}

async function removeImage(ask: Requester, name: string): Promise<ImageRemoval> {
  if ((await inspectIfThere(ask, "images", name)) === undefined) return "absent";
  try {
    await ask.json({ method: "DELETE", path: `/images/${encodeURIComponent(name)}`, ok: [200, 404] });
    return "removed";
  } catch (error) {
    if (error instanceof EngineError && error.status === 409) return "in use";
    throw error;
  }
}

async function imageWords(
  ask: Requester,
  image: string,
  of: "Cmd" | "Entrypoint",
): Promise<readonly string[] | undefined> {
  const found = await inspectIfThere(ask, "images", image);
  return found === undefined ? undefined : list(field(found, "Config", of)).map(text);
}

async function networksNamed(ask: Requester, name: string): Promise<readonly NamedNetwork[]> {
  const rows = list(
    await ask.json({
      method: "GET",
      path: "/networks",
      query: { filters: JSON.stringify({ name: [name] }) },
      ok: [200],
    }),
  );
  // The engine's filter matches parts of names.
  const exact = rows.filter((row) => text(field(row, "Name")) === name);
  return Promise.all(
    exact.map(async (row) => {
      const id = text(field(row, "Id"));
      const network = await ask.json({ method: "GET", path: `/networks/${id}`, ok: [200] });
      const containers = Object.values(field(network, "Containers") ?? {});
      return {
        id,
        name,
        labels: strings(field(network, "Labels")),
        containers: containers.map((container) => text(field(container, "Name"))),
      };
    }),
  );
}
