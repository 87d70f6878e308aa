import type { ImageHealthcheck } from "@pulumi-compose/health-model";
import { Activity } from "../concurrency/activity";
import { Limiter } from "../concurrency/limiter";
import { waitForContainer } from "../container/wait-for-container";
import { engineDialect } from "../engine/engine-dialect";
import { EventHub, type HubSignal } from "../engine/event-hub";
import { sharedInspect } from "../engine/shared-inspect";
import type { Clock } from "../shared/clock";
import type { ContainerSnapshot, ProbeResult } from "../shared/container-snapshot";
import type { ContainerSummary } from "../shared/container-summary";
import type { AskOptions, EngineClient, EngineVersion } from "../shared/engine-client";
import type { LogFollowing, LogStart, LogSubscriber } from "../shared/log-follower";
import type { ChooseGoal, ContainerGoal, WaitOptions, WaitResult } from "../shared/wait-types";

/** What follows a container, until it is stopped. */
export interface Following {
  /** Ends it; nothing is called after it. */
  stop(): void;
}

/** An engine to wait on. It holds no connection and keeps no process alive while nothing is under way. */
export interface Engine {
  /** The endpoint, for messages: `unix:///var/run/docker.sock`. */
  readonly host: string;
  /**
   * Waits until a container meets a condition, or cannot any more, or the deadline.
   *
   * @param container id or name
   * @param goal what to wait for, or how to choose it at the first look: {@link goalOf} does so when nobody says
   * @returns never rejects for anything that containers and engines do; that is a result with evidence
   * @example
   * const result = await engine.waitFor(id, "service_healthy", { deadlineMs: 60_000 });
   * if (!result.ok) console.error(renderEvidence(result));
   */
  waitFor(container: string, goal: ContainerGoal | ChooseGoal, options?: WaitOptions): Promise<WaitResult>;
  /**
   * Calls back whenever a container may have changed, until `stop` is called.
   */
  follow(container: string, onChange: (signal: HubSignal) => void): Promise<Following>;
  /** The same for all containers of the engine; `close` does not wait for its end. */
  followAll(onChange: (signal: HubSignal) => void): Promise<Following>;
  /** Calls back with every run of a test by one of this engine's own waits, as it ends. Keeps no process alive. */
  followProbes(onProbe: (container: string, probe: ProbeResult) => void): Following;
  /** @returns undefined if there is no such container. @throws EngineError */
  inspect(container: string): Promise<ContainerSnapshot | undefined>;
  /** Containers with all these labels, stopped ones included. @throws EngineError */
  list(labels: Readonly<Record<string, string>>): Promise<readonly ContainerSnapshot[]>;
  /** The same in few words, by one question for all of them. @throws EngineError */
  summaries(labels: Readonly<Record<string, string>>): Promise<readonly ContainerSummary[]>;
  /** The last lines of a container's log. @throws EngineError */
  logTail(container: string, lines: number): Promise<readonly string[]>;
  /** The same, and those that come, until it is closed or there are no more. @throws EngineError */
  followLog(container: string, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing>;
  /** The HEALTHCHECK of an image: null if it has none, undefined if the engine has no such image. @throws EngineError */
  imageHealthcheck(image: string, options?: AskOptions): Promise<ImageHealthcheck | null | undefined>;
  /** @throws EngineError */
  version(): Promise<EngineVersion>;
  /** Resolves when nothing is under way any more, the ending of probes included, and all connections are closed. */
  close(): Promise<void>;
}

// Starting an exec costs an engine some 50 ms of a processor; more at a time only makes each of them slower.
const STARTS_AT_A_TIME = 4;

/** An {@link Engine} on top of a client of its API. */
export function createEngine(host: string, client: EngineClient, engineClock: Clock): Engine {
  const inspect = sharedInspect((container) => client.inspect(container));
  const dialect = engineDialect(client);
  const hubs = new Map<Clock, EventHub>();
  const hubOn = (clock: Clock) => {
    const known = hubs.get(clock) ?? new EventHub(client, clock);
    hubs.set(clock, known);
    return known;
  };
  const starts = new Limiter(STARTS_AT_A_TIME);
  const activity = new Activity(() => client.release());
  const background = (task: Promise<unknown>) => {
    activity.track(task).catch(() => {});
  };
  const probeListeners = new Set<(container: string, probe: ProbeResult) => void>();
  return {
    host,
    waitFor(container, goal, options = {}) {
      const clock = options.clock ?? engineClock;
      const onProbe = (probed: string, probe: ProbeResult) => {
        for (const listener of probeListeners) listener(probed, probe);
      };
      const context = { client, inspect, dialect, hub: hubOn(clock), clock, starts, background, onProbe };
      return activity.track(waitForContainer(context, container, goal, options));
    },
    async follow(container, onChange) {
      let stop = () => {};
      const stopped = new Promise<void>((resolve) => {
        stop = resolve;
      });
      background(stopped);
      const watch = await hubOn(engineClock).watch(container, onChange);
      return {
        stop() {
          watch.stop();
          stop();
        },
      };
    },
    followAll: (onChange) => hubOn(engineClock).watch(undefined, onChange),
    followProbes(onProbe) {
      probeListeners.add(onProbe);
      return { stop: () => void probeListeners.delete(onProbe) };
    },
    inspect: (container) => activity.track(client.inspect(container)),
    list: (labels) => activity.track(client.list(labels)),
    summaries: (labels) => activity.track(client.summaries(labels)),
    logTail: (container, lines) => activity.track(client.logTail(container, lines)),
    followLog: (container, from, subscriber) => activity.track(client.followLog(container, from, subscriber)),
    imageHealthcheck: (image, options) => activity.track(client.imageHealthcheck(image, options)),
    version: () => activity.track(client.version()),
    async close() {
      await activity.idle();
      client.release();
    },
  };
}
