import type { UpOptions } from "@pulumi/pulumi/automation";
import { connect, housekeeping } from "@pulumi-compose/docker-health";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { stateResources } from "../resources/state-resource";
import type { Begun } from "./begun";
import { type CheckedProject, checkedProject } from "./checked-project";
import { refuseLosses } from "./choice/refuse-losses";
import { runDeployment, textOf } from "./deployment";
import { parseUrn } from "./events/urn";
import { idleOptions } from "./idle-options";
import { both } from "./onlookers/both";
import type { Onlooker } from "./onlookers/onlooker";
import { askedFor } from "./program/asked-for";
import { composeProgram, nothingKnown } from "./program/compose-program";
import type { InspectedProject } from "./program/inspect-project";
import { programGates } from "./program/program-gates";
import { imagesToPull } from "./pulls/images-to-pull";
import { PullsAhead } from "./pulls/pulls-ahead";
import { registriesWithCredentials } from "./pulls/registry-credentials";
import { cannotPutBack } from "./rollback/cannot-put-back";
import { orRollBack } from "./rollback/or-roll-back";
import { tellPlugin } from "./stack/tell-plugin";
import { startEvent } from "./start-event";
import { startKept } from "./start-kept";
import { beforeUp } from "./state/before-up";
import { clearReplaced } from "./state/clear-replaced";
import { letGoOfKept } from "./state/kept-elsewhere";
import { refuseOtherTarget } from "./state/other-target";
import { takeBackNetworks } from "./state/own-again";
import { type GivenUp, putBack } from "./state/put-back";
import { readOnce } from "./state/read-once";
import { settlePending } from "./state/settle-pending";
import { entriesOf } from "./state/state-entry";
import { withoutDependencies } from "./state/without-dependencies";
import { stopJobs } from "./stop-jobs";
import { firstWork } from "./tracing/first-work";
import { remember } from "./unchanged/remember";
import type { UpCommandOptions } from "./up-options";
import { chooseSink } from "./view/choose-sink";
import { githubWorkflow } from "./view/github-workflow";

/**
 * Brings a project up.
 *
 * @param output where its progress is shown
 * @param begun what has been done of it already
 * @returns the process's exit code
 */
export async function up(options: UpCommandOptions, io: Io, output = io.out, begun: Begun = {}): Promise<number> {
  const checked = await checkedProject(options, io, begun, "up");
  if (!checked) return EXIT.refused;
  const { target, deployment, inspected, place, refusal, isUnknown } = checked;
  const pulls = pullsAhead(checked, options);
  const memory = refusal ? undefined : await remember(checked, options);
  const onlooker = refusal ? undefined : await onlookerOf(checked, options, io);
  const shown = both(
    chooseSink(options, output, () => githubWorkflow(io, inspected)),
    onlooker?.sink,
  );
  const sink = both(shown, firstWork(begun.meanwhile));
  let known = nothingKnown;
  let excluded: readonly string[] = [];
  const givenUp: GivenUp[] = [];
  const gates = programGates(inspected, deployment, options);
  const deployed = runDeployment({
    start: startEvent("up", inspected, place, target),
    place,
    gates,
    askedFor: askedFor(inspected, deployment, io.cwd),
    sink: memory?.watch(sink) ?? sink,
    ...(begun.ahead && { ahead: begun.ahead }),
    ...(refusal && { refusal }),
    whenFound: () => {
      if (!isUnknown) void pulls.begin();
    },
    install: options,
    err: io.err,
    onCancel: (say) => stopRunningJobs(inspected, say),
    program: (news, cancelled) =>
      composeProgram(
        inspected,
        {
          ...options,
          cancelled,
          excluded: () => excluded,
          onGivenUp: ({ id, name }, serving) => givenUp.push({ id, name, serving }),
        },
        deployment.mapping,
        { ...news, gates },
        () => known,
      ),
    operate: async (stack, tools) => {
      if (!options.quietPull) pulls.tellTo(tools.tell);
      for (const message of idleOptions(options, "up")) tools.say("warning", message);
      const state = readOnce(stack, tools.isNew);
      // First of all: what comes next mends the state, and what is on the engine.
      refuseOtherTarget(stateResources((await state.exportStack()).deployment), target.name);
      const wasKilled = await settlePending(state, inspected.project.name, tools.say);
      await letGoOfKept(state, target.name, tools.say);
      const isBack = await takeBackNetworks(state, inspected.project, tools.say);
      const before = options.rollback ? await state.exportStack() : undefined;
      const { behind, anonymous, dropped, emptied, jobs, limits, ...found } = await beforeUp(
        state,
        inspected,
        options,
        { say: tools.say, cancelled: tools.cancelled, io },
      );
      if (behind.length > 0) tools.say("info", `${behind.join("; ")}: refreshing the state first`);
      const exclude = [...dropped, ...limits.exclude];
      excluded = exclude.map((urn) => parseUrn(urn).name);
      const refresh = options.refresh === true || behind.length > 0 || wasKilled || isBack;
      if (refresh && deployment.overrides) tellPlugin(stack, deployment.overrides);
      const how: UpOptions = {
        ...tools.options,
        refresh,
        ...(options.parallel !== undefined && { parallel: options.parallel }),
        ...(exclude.length > 0 && { exclude }),
      };
      // What a job did is done: it runs in a new container.
      const replace = [...jobs, ...limits.replace];
      const containers = [...found.unmanaged.values()].map(({ urn }) => urn);
      const renewed = options.renewAnonVolumes ? [...anonymous, ...containers] : [];
      const { onEvent: _, ...quietly } = how;
      await refuseLosses(stack, { ...quietly, replace: [...replace, ...renewed] }, limits.atRisk);
      void pulls.begin();
      if (limits.needed.length > 0) {
        const going = new Set(limits.needed.map(({ urn }) => urn));
        await state.importStack(withoutDependencies(await state.exportStack(), going));
      }
      if (before)
        for (const message of cannotPutBack(inspected, entriesOf(before), options)) tools.say("warning", message);
      const update = async () => {
        if (options.renewAnonVolumes) {
          // First by themselves: as long as the state says that a container's volumes are not compared, Pulumi does not see that
          // it has to go before one of them.
          known = { ...nothingKnown, done: found.done };
          if (containers.length > 0) await stack.up({ ...how, replace: containers });
          await stack.up({ ...how, replace: [...anonymous, ...replace] });
        } else {
          known = found;
          await stack
            .up({ ...how, ...(replace.length > 0 && { replace }) })
            .finally(() =>
              putBack(stack, givenUp.splice(0), tools.say).catch((error: unknown) =>
                tools.say("warning", `it could not be rolled back: ${textOf(error)}`),
              ),
            );
        }
      };
      if (!before) await update();
      else await orRollBack(update, { stack, before, inspected, unmanaged: found.unmanaged, options, tools });
      const rolls = Object.values(inspected.start.services).some(({ rollout }) => rollout !== undefined);
      if (rolls && exclude.length > 0) await clearReplaced(stack, new Set(exclude));
      await startKept(
        limits.resting.filter(({ resource }) => !found.done.has(resource)),
        inspected.start.order,
        tools.say,
      );
      // Only now, when no container of the state has them.
      for (const urn of [...dropped, ...emptied])
        await tools.pulumi.stackCommand(stack, ["state", "delete", urn, "--force", "--yes"]);
    },
  });
  const code = await deployed.catch(async (error: unknown) => {
    // It has not begun: what is missing is told by whoever reports the error.
    await onlooker?.close("the update did not begin");
    throw error;
  });
  pulls.stop();
  if (code === EXIT.done) checked.keepNotes();
  // What is not written down costs the next one its time, and nothing else.
  if (code === EXIT.done) await memory?.keep().catch(() => undefined);
  return onlooker ? onlooker.end(code) : code;
}

/** Loaded only for whoever asks for it. */
async function onlookerOf(checked: CheckedProject, options: UpCommandOptions, io: Io): Promise<Onlooker | undefined> {
  if (!options.dashboard && options.report === undefined) return undefined;
  return (await import("./onlookers/onlooker.js")).Onlooker.open(checked, options, io);
}

/** What the engine will be asked for, to be pulled while Pulumi is at work. */
function pullsAhead({ deployment, inspected }: CheckedProject, { pull }: UpCommandOptions): PullsAhead {
  const { planned, project } = inspected;
  const isMeant = deployment.pullsHere && pull === undefined;
  const images = isMeant ? imagesToPull(planned, project, registriesWithCredentials(process.env)) : [];
  return new PullsAhead(images, housekeeping);
}

async function stopRunningJobs(
  { project, start }: InspectedProject,
  say: (severity: "info", message: string) => void,
): Promise<void> {
  if (start.running.length === 0) return;
  const [engine, keeper] = await Promise.all([connect(), housekeeping()]);
  try {
    await stopJobs(project, start.running, { engine, keeper, say: (message) => say("info", message) });
  } finally {
    await engine.close();
  }
}
