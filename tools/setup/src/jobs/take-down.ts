import { OwnEngine } from "../engine/own-engine";
import { ensureToolchain } from "../ensure-toolchain";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { sayAbout } from "../util/say";
import { DemoStack, PROJECT } from "./demo-stack";
import { leftovers } from "./leftovers";

const say = sayAbout("demo");

/** Destroys the demo's stack, checks that the engine holds nothing of it any more, and stops the engine if it is ours. */
export async function takeDown(at: Places): Promise<number> {
  const own = new OwnEngine(at);
  const { engine, images = "pull", env } = await ensureToolchain(at);
  if (!engine.found) throw new SetupError("Without the Docker engine nothing can be taken down.");
  const stack = new DemoStack(at, env, images);
  if (stack.exists()) {
    const code = await stack.remove();
    if (code !== 0) return code;
  } else {
    say("the stack is not up");
  }
  const left = await leftovers(engine.docker, PROJECT);
  say(left.length === 0 ? "no container, network or volume is left" : `left: ${left.join(", ")}`);
  if (await own.stop()) say("the engine is stopped");
  return left.length === 0 ? 0 : 1;
}
