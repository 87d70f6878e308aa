import { type DeploymentTools, textOf } from "../deployment";
import { isPluginMissing } from "../stack/explain-failure";
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
    const why = cancelled.aborted ? "it was cancelled" : firstLines(textOf(error));
    say(
      "warning",
      `the rollback failed, too: ${why}\nwhat there is now is in the state: \`up\` goes on from it, with this file or with the one before`,
    );
  }
}

/** Whether an update is refused because somebody else is at it, or because a plugin is missing: then it is tried again. */
function hasNotBegun(text: string): boolean {
  return text.includes("the stack is currently locked by") || isPluginMissing(text);
}

/** What of a run of Pulumi says why it failed: its errors were shown. */
function firstLines(text: string): string {
  const errors = text.split("\n").filter((line) => /error:/i.test(line));
  return (errors[0] ?? text.trim().split("\n")[0] ?? "").trim();
}
