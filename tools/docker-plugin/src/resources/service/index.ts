import type { ResourceState } from "../../bridge/resource-state";
import { authFor } from "../../engine/registry-auth";
import type { Service } from "../../engine/swarm-types";
import { SERVICE_SCHEMA } from "../../schema";
import { objectOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import type { Context, Resource } from "../resource";
import { converge } from "./converge";
import { deleteService } from "./delete";
import { readService } from "./read";
import { serviceSpec } from "./service-spec";

async function create(context: Context, state: ResourceState): Promise<void> {
  const made = await context.engine.post<{ readonly ID: string }>("/services/create", {
    body: serviceSpec(state.values),
    ...registryAuth(context, state.values),
  });
  const config = objectOf(state.values, "convergeConfig");
  if (config) await convergedOrGone(context, state, made.ID, config);
  state.id = made.ID;
  await readService(context, state);
}

/** A service that does not converge is taken away again, so that nothing has to be recorded. */
async function convergedOrGone(context: Context, state: ResourceState, id: string, config: ValueMap): Promise<void> {
  try {
    await converge(context, id, config, false);
  } catch (error) {
    state.id = id;
    await deleteService(context, state);
    state.id = "";
    throw error;
  }
}

async function update(context: Context, state: ResourceState): Promise<void> {
  const service = await context.engine.get<Service>(`/services/${state.id}`);
  await context.engine.post(`/services/${state.id}/update`, {
    query: { version: service.Version.Index },
    body: serviceSpec(state.values),
    ...registryAuth(context, state.values),
  });
  const config = objectOf(state.values, "convergeConfig");
  if (config) await converge(context, state.id, config, true);
  await readService(context, state);
}

function registryAuth(context: Context, values: ValueMap): { auth?: Record<string, unknown> } {
  const given = objectOf(values, "auth");
  if (given && textOf(given, "username") !== "" && textOf(given, "password") !== "") {
    const serveraddress = textOf(given, "serverAddress");
    return { auth: { username: textOf(given, "username"), password: textOf(given, "password"), serveraddress } };
  }
  const spec = objectOf(objectOf(values, "taskSpec") ?? {}, "containerSpec") ?? {};
  const auth = authFor(context.auths, textOf(spec, "image"));
  return auth ? { auth: { ...auth } } : {};
}

export const service: Resource = {
  schema: SERVICE_SCHEMA,
  importable: true,
  create,
  read: readService,
  update,
  delete: deleteService,
};
