import type Docker from "dockerode";
import { engine } from "./engine";

/** Creates `/ready` in a running container: what the healthchecks of these tests look for. */
export async function makeReady(container: string, docker: Docker = engine()): Promise<void> {
  const exec = await docker.getContainer(container).exec({ Cmd: ["touch", "/ready"] });
  const stream = await exec.start({ Detach: true });
  stream.resume();
  await new Promise((resolve) => stream.on("close", resolve).on("end", resolve));
  stream.destroy();
}
