import { OwnEngine } from "../engine/own-engine";
import type { Places } from "../places";
import type { Toolchain } from "../toolchain";
import type { Say } from "../util/say";

/** Stops the engine if it was started for this very set-up. */
export async function stopEngine(at: Places, { engine }: Toolchain, say: Say): Promise<void> {
  if (engine.found && engine.startedNow && (await new OwnEngine(at).stop())) say("the engine is stopped");
}
