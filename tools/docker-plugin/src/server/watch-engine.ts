import { Client, connectivityState, credentials } from "@grpc/grpc-js";

/** Calls `onGone` once the engine at `address` can no longer be reached, so that no plugin outlives a killed CLI. */
export function watchEngine(address: string, onGone: () => void): void {
  const client = new Client(address, credentials.createInsecure(), { "grpc.client_idle_timeout_ms": 2 ** 31 - 1 });
  const channel = client.getChannel();
  const follow = (state: connectivityState): void => {
    channel.watchConnectivityState(state, Number.POSITIVE_INFINITY, (error) => {
      const next = channel.getConnectivityState(true);
      if (error || next === connectivityState.TRANSIENT_FAILURE || next === connectivityState.SHUTDOWN) onGone();
      else follow(next);
    });
  };
  follow(channel.getConnectivityState(true));
}
