import type { ResourceState } from "../../bridge/resource-state";
import { messageOf } from "../../engine/engine-error";
import { flagOf, numberOf, textOf } from "../../values/read";
import { findImage } from "../find-image";
import type { Context } from "../resource";
import { attach } from "./attach";
import { connectNetworks } from "./connect-networks";
import { containerConfig } from "./container-config";
import { hostConfig } from "./host-config";
import { readContainer } from "./read";
import { uploadFiles } from "./upload";
import { waitHealthy } from "./wait-healthy";

/** Makes the container, connects it, fills it, starts it, and waits as far as it is asked to. */
export async function createContainer(context: Context, state: ResourceState): Promise<void> {
  const { values } = state;
  const image = textOf(values, "image");
  try {
    await findImage(context, image, "");
  } catch (error) {
    throw new Error(`Unable to create container with image ${image}: ${messageOf(error)}`);
  }
  state.id = await make(context, state);
  await connectNetworks(context, state.id, values);
  await uploadFiles(context, state.id, values);
  if (flagOf(values, "start")) await start(context, state);
  if (flagOf(values, "attach")) {
    const wants = { logs: flagOf(values, "logs"), tty: flagOf(values, "tty") };
    const logs = await attach(context, state.id, wants);
    if (logs !== undefined) state.set("containerLogs", logs);
  }
  await readContainer(context, state);
}

async function make(context: Context, { values }: ResourceState): Promise<string> {
  const platform = textOf(values, "platform");
  const config = containerConfig(values);
  const host = hostConfig(values, await context.engine.apiVersion());
  try {
    const made = await context.engine.post<{ readonly Id: string }>("/containers/create", {
      query: { name: textOf(values, "name"), ...(platform !== "" && { platform }) },
      body: { ...config, HostConfig: host },
      signal: context.signal,
    });
    return made.Id;
  } catch (error) {
    throw new Error(`Unable to create container: ${messageOf(error)}`);
  }
}

async function start(context: Context, { id, values }: ResourceState): Promise<void> {
  try {
    await context.engine.post(`/containers/${id}/start`);
  } catch (error) {
    throw new Error(`Unable to start container: ${messageOf(error)}`);
  }
  if (flagOf(values, "wait")) await waitHealthy(context, id, numberOf(values, "waitTimeout") * 1000);
}
