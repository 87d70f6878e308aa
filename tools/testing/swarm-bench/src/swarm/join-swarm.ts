import type { OwnEngine } from "../own-engine";
import { untilState } from "./until-state";

const PORT = 2377;

/** Makes a swarm of the engines, over their addresses in the bench's network. */
export async function joinSwarm(manager: OwnEngine, workers: readonly OwnEngine[], heartbeatMs: number): Promise<void> {
  await manager.docker.swarmInit({
    ListenAddr: `${manager.address}:${PORT}`,
    AdvertiseAddr: manager.address,
    Spec: { Dispatcher: { HeartbeatPeriod: heartbeatMs * 1e6 } },
  });
  const token = workerToken(await manager.docker.swarmInspect());
  for (const worker of workers) {
    await worker.docker.swarmJoin({
      ListenAddr: `${worker.address}:${PORT}`,
      AdvertiseAddr: worker.address,
      RemoteAddrs: [`${manager.address}:${PORT}`],
      JoinToken: token,
    });
  }
  for (const { name } of [manager, ...workers]) await untilState(manager.docker, name, "ready");
}

function workerToken(swarm: object): string {
  const tokens: unknown = "JoinTokens" in swarm ? swarm.JoinTokens : undefined;
  if (typeof tokens === "object" && tokens !== null && "Worker" in tokens) return String(tokens.Worker);
  throw new Error("the engine told no token to join by");
}
