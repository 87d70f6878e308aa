import { type DeploymentTools, textOf } from "../deployment";
import { missingPlugin } from "../stack/explain-failure";
import { PulumiFailed } from "../stack/running-pulumi";
import type { UpCommandOptions } from "../up-options";
import { type RollBack, rollBack } from "./roll-back";

/** What an update is put back with. */
export interface RollBackRequest extends Pick<RollBack, "stack" | "before" | "inspected" | "unmanaged"> {
  readonly options: Pick<UpCommandOptions, "deadline" | "probe" | "wait" | "parallel">;
  readonly tools: Pick<DeploymentTools, "options" | "cancelled" | "say">;
}

/**
 * Runs an update, and puts back what it had changed where it fails. Who cancels is not surprised by that: what there is stays, and the
 * next `up` goes on from it.
 *
 * @throws what the update ends with, in any case
 */
export async function orRollBack(
  update: () => Promise<void>,
  { options, tools, ...request }: RollBackRequest,
  putBack: (request: RollBack) => Promise<void> = rollBack,
): Promise<void> {
  const startedAt = Date.now();
  try {
    await update();
  } catch (error) {
    if (!tools.cancelled.aborted && !hasNotBegun(textOf(error))) await tried(() => putBack(requestOf()), tools);
    throw error;
  }

  function requestOf(): RollBack {
    const { deadline, probe, parallel, wait } = options;
    return {
      ...request,
      startedAt,
      how: { ...tools.options, ...(parallel !== undefined && { parallel }) },
      wait: { all: wait === true, ...(deadline !== undefined && { deadline }), ...(probe && { probe }) },
      cancelled: tools.cancelled,
      say: tools.say,
    };
  }
}

async function tried(
  putBack: () => Promise<void>,
  { cancelled, say }: Pick<DeploymentTools, "cancelled" | "say">,
): Promise<void> {
  try {
    await putBack();
  } catch (error) {
    const why = cancelled.aborted ? ": it was cancelled" : error instanceof PulumiFailed ? "" : `: ${textOf(error)}`;
    say(
      "warning",
      `the rollback failed, too${why}. What there is now is in the state: \`up\` goes on from it, with this file or with the one before`,
    );
  }
}

/** Whether an update is refused because somebody else is at it, or because a plugin is missing: then it is tried again. */
function hasNotBegun(text: string): boolean {
  return text.includes("the stack is currently locked by") || missingPlugin(text) !== undefined;
}
