import * as pulumi from "@pulumi/pulumi";
import { programKind } from "./program-kind";

/** gRPC's states of a connection (Connectivity Semantics and API). */
const TRANSIENT_FAILURE = 3;
const SHUTDOWN = 4;

interface Channel {
  getConnectivityState(tryToConnect: boolean): number;
  watchConnectivityState(current: number, deadline: number, callback: () => void): void;
}

const signals = new WeakMap<object, AbortSignal>();

/**
 * Aborts when Pulumi's engine, for which this program runs in somebody's process, is there no more: another resource has
 * failed, or somebody has cancelled, and nobody waits for this program's gates. A program in a process of its own is
 * ended by its host.
 */
export function pulumiGone(): AbortSignal | undefined {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  if (programKind() !== "inline" || !monitor) return undefined;
  const known = signals.get(monitor);
  if (known) return known;
  const channel = channelOf(monitor);
  if (!channel) return undefined;
  const gone = new AbortController();
  signals.set(monitor, gone.signal);
  follow(channel, () => gone.abort());
  return gone.signal;
}

/** A connection that was idle for long is closed, too: only when it cannot be had again is its other end gone. */
function follow(channel: Channel, onGone: () => void): void {
  const state = channel.getConnectivityState(true);
  if (state === TRANSIENT_FAILURE || state === SHUTDOWN) onGone();
  else channel.watchConnectivityState(state, Number.POSITIVE_INFINITY, () => follow(channel, onGone));
}

/** The monitors of tests have none. */
function channelOf(monitor: object): Channel | undefined {
  const getChannel: unknown = Reflect.get(monitor, "getChannel");
  return typeof getChannel === "function" ? Reflect.apply(getChannel, monitor, []) : undefined;
}
