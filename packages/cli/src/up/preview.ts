import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import type { Begun } from "./begun";
import { checkedProject } from "./checked-project";
import { refuseLosses } from "./choice/refuse-losses";
import { runDeployment } from "./deployment";
import { idleOptions } from "./idle-options";
import { askedFor } from "./program/asked-for";
import { composeProgram, nothingKnown } from "./program/compose-program";
import { programGates } from "./program/program-gates";
import { tellPlugin } from "./stack/tell-plugin";
import { startEvent } from "./start-event";
import { beforeUp } from "./state/before-up";
import { keptElsewhere, letGoText, withoutKept } from "./state/kept-elsewhere";
import { readOnce } from "./state/read-once";
import { entriesOf } from "./state/state-entry";
import { unfinishedUpdates } from "./state/unfinished-updates";
import type { UpCommandOptions } from "./up-options";
import { chooseSink } from "./view/choose-sink";
import { githubWorkflow } from "./view/github-workflow";

/**
 * Shows what `up` would do. Gives the process's exit code.
 *
 * @param begun what has been done of it already
 */
export async function preview(options: UpCommandOptions, io: Io, begun: Begun = {}): Promise<number> {
  const checked = await checkedProject(options, io, begun, "preview");
  if (!checked) return EXIT.refused;
  const { target, deployment, inspected, place, refusal } = checked;
  let known = nothingKnown;
  const gates = programGates(inspected, deployment, options);
  return runDeployment({
    start: startEvent("preview", inspected, place, target),
    place,
    gates,
    askedFor: askedFor(inspected, deployment, io.cwd),
    sink: chooseSink(options, io.out, () => githubWorkflow(io, inspected)),
    ...(begun.ahead && { ahead: begun.ahead }),
    ...(refusal && { refusal }),
    install: options,
    err: io.err,
    program: (news) => composeProgram(inspected, options, deployment.mapping, { ...news, gates }, () => known),
    operate: async (stack, { isNew, options: operation, say, cancelled }) => {
      for (const message of idleOptions(options, "preview")) say("warning", message);
      const state = readOnce(stack, isNew);
      const exported = await state.exportStack();
      const kept = keptElsewhere(exported, target.name);
      for (const one of kept) say("warning", letGoText(one));
      const left = { exportStack: async () => withoutKept(exported, kept) };
      const { behind, dropped, limits, parts, ...found } = await beforeUp(left, inspected, options, {
        io,
        say,
        cancelled,
        isPreview: true,
      });
      if (behind.length > 0 && !options.refresh) {
        const mends = "`up` looks at what is there first, and starts or makes anew what is not as it was";
        say("warning", `${behind.join("; ")}: ${mends}; \`preview --refresh\` shows that, too`);
      }
      for (const update of unfinishedUpdates(entriesOf(exported), parts)) say("warning", update);
      known = found;
      const exclude = [...kept.map(({ urn }) => urn), ...dropped, ...limits.exclude];
      if (options.refresh && deployment.overrides) tellPlugin(stack, deployment.overrides);
      const how = {
        refresh: options.refresh === true,
        ...(options.parallel !== undefined && { parallel: options.parallel }),
        ...(exclude.length > 0 && { exclude }),
        ...(limits.replace.length > 0 && { replace: [...limits.replace] }),
      };
      await refuseLosses(stack, how, limits.atRisk);
      // Pulumi's preview leaves them, for the sake of what needs them.
      for (const { name } of limits.needed) say("info", `container ${name}: delete`);
      await stack.preview({ ...how, ...operation });
    },
  });
}
