import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { connect, type EndpointOptions, type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import { endpointOfProvider } from "../../../gates/endpoint";
import { promised } from "../../../gates/promised";
import { reportFailure } from "../gate/report";
import { hooksAreThere } from "./hooks-are-there";
import type { PostStartOptions } from "./post-start";
import { programHook } from "./program-hook";
import { type HookContainer, runPreStart } from "./run-pre-start";

/** One run of a service's hooks in a program, however many containers it has. */
const runs = new WeakMap<docker.Container, Promise<void>>();

/**
 * The hooks of a container of one's own that others prepare the ground for (Compose Specification, services, pre_start). They
 * are containers of the program that run to their end, and that this one waits for with `completed`. What they did is for
 * the container that came then: where another is made and they have not just been made themselves, they are started once
 * more, one after another, before it is. One that does not exit with 0 fails the update, with its log.
 *
 * @param container its name; no two containers of a stack may have the same
 * @param before the hooks' containers in order; a list where a hook has several
 *
 * @example
 * ```ts
 * new docker.Container("web", { name: "web", image }, { dependsOn: completed(init), hooks: preStart("web", [init]) });
 * ```
 */
export function preStart(
  container: string,
  before: readonly (docker.Container | readonly docker.Container[])[],
  { provider, redact = [] }: PostStartOptions = {},
): pulumi.ResourceHookBinding {
  const steps = before.map((step) => [step].flat());
  const [first] = steps.at(-1) ?? [];
  if (!hooksAreThere() || !first) return {};
  const begunMs = Date.now();
  const known = promised(
    pulumi.all([
      pulumi.output(steps.map((step) => step.map(({ id, name }) => ({ id, service: name })))),
      endpointOfProvider(provider),
      pulumi.unsecret(pulumi.output([...redact])),
    ]),
  );
  const hook = programHook(`${container}-pre-start`, async () => {
    const [hooks, endpoint, secrets] = await known;
    const run = runs.get(first) ?? runUnlessNew(endpoint, hooks, secrets, begunMs);
    runs.set(first, run);
    await run;
  });
  return { beforeCreate: [hook] };
}

async function runUnlessNew(
  endpoint: EndpointOptions,
  hooks: readonly (readonly HookContainer[])[],
  redact: readonly string[],
  begunMs: number,
): Promise<void> {
  const keeper = await housekeeping(endpoint);
  if (await haveRunSince(keeper, hooks.at(-1) ?? [], begunMs)) return;
  const engine = await connect(endpoint);
  await runPreStart(
    {
      startContainer: (id) => keeper.startContainer(id),
      waitForEnd: ({ id }) => engine.waitFor(id, "service_completed_successfully", { redact }),
      report: async ({ service }, failure) =>
        reportFailure({ service, deadlineMs: undefined, place: undefined }, failure, { notStarted: [], left: [] }).full,
    },
    hooks,
  );
}

/**
 * Whether one of them has ended since a moment of this process's clock: it was made with the container that asks. The engine has
 * another clock, and says whole seconds.
 */
async function haveRunSince(
  keeper: Housekeeping,
  containers: readonly HookContainer[],
  begunMs: number,
): Promise<boolean> {
  const aheadMs = (await keeper.time()) - Date.now();
  const found = await Promise.all(containers.map(({ id }) => keeper.snapshot(id)));
  return found.some((one) => one !== undefined && Date.parse(one.state.finishedAt) >= begunMs + aheadMs);
}
