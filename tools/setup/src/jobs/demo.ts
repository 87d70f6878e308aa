import { ensureToolchain } from "../ensure-toolchain";
import { type Places, places } from "../places";
import { SetupError } from "../setup-error";
import { sayAbout } from "../util/say";
import { build } from "./build";
import { DemoStack, PROJECT } from "./demo-stack";
import { gateReport } from "./gate-report";
import { greeting } from "./greeting";
import { projectEvents } from "./project-events";
import { takeDown } from "./take-down";

const say = sayAbout("demo");
const GREETING_MS = 15_000;
/** Of the stack that is shown: Flask waits for Redis. */
const GATES = ["redis service_healthy"];

/**
 * Brings the tutorial's stack up by `pulumi up`, fetches Flask's greeting, tells the healths and when the gate opened.
 * With `--down` takes all of it away again.
 *
 * @returns the exit code.
 */
export async function demo(args: readonly string[], at: Places = places()): Promise<number> {
  const unknown = args.find((arg) => arg !== "--down");
  if (unknown !== undefined) throw new SetupError(`npm run demo does not know "${unknown}"; it knows --down.`);
  if (args.includes("--down")) return takeDown(at);

  const { engine, images, env } = await ensureToolchain(at);
  if (!engine.found || images === undefined) throw new SetupError("The demo needs a Docker engine.");
  await build(at, "packages/cli");

  const stack = new DemoStack(at, env, images);
  await stack.prepare();
  const startMs = Date.now();
  const code = await stack.up();
  if (code !== 0) return code;

  const outputs = await stack.outputs();
  const url = String(outputs.get("url"));
  say(`redis is ${outputs.get("redisHealth")}, flask is ${outputs.get("flaskHealth")}`);
  for (const line of gateReport(GATES, await projectEvents(engine.docker, PROJECT, startMs))) say(line);
  say(`${url} says: ${await greeting(url, GREETING_MS)}`);
  say(
    engine.ourPid === undefined
      ? "`npm run demo -- --down` takes it away"
      : `\`npm run demo -- --down\` takes it away and stops the engine, which keeps running as process ${engine.ourPid}`,
  );
  return outputs.get("redisHealth") === "healthy" && outputs.get("flaskHealth") === "healthy" ? 0 : 1;
}
