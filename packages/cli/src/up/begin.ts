import { resolve } from "node:path";
import type { Io } from "../io/io";
import { Refused } from "../io/refused";
import { withHint } from "../io/with-hint";
import { workflowCommand } from "../io/workflow-command";
import type { Begun } from "./begun";
import { type Chosen, chooseServices } from "./choice/choose-services";
import { Ahead } from "./stack/ahead";
import { traced } from "./tracing/traced";
import { tellUnchanged } from "./unchanged/tell-unchanged";
import type { UpCommandOptions } from "./up-options";

/**
 * Brings a project up, or shows what that would do. What can be known, or asked for, without Pulumi's SDK is before that is loaded.
 *
 * @returns the process's exit code
 */
export async function begin(command: "up" | "preview", options: UpCommandOptions, io: Io): Promise<number> {
  let read: Chosen | undefined;
  const chosen = () => {
    read ??= chooseServices(options, io);
    return read;
  };
  const told = await tellUnchanged(command, options, io, chosen);
  if (told !== undefined) return told;
  const begun: Begun = { chosen, ahead: new Ahead() };
  askAhead(begun, options);
  // The CLI starts before this process is busy with loading.
  await new Promise((next) => setImmediate(next));
  try {
    if (command === "preview") return await (await import("./preview.js")).preview(options, io, begun);
    return await traced(io, "pulumi-compose up", async (meanwhile) => {
      const { up } = await import("./up.js");
      return up(options, io, io.out, { ...begun, ...(meanwhile && { meanwhile }) });
    });
  } catch (error) {
    // It is told on standard error, too, like every other one.
    if (options.format === "github") io.out.write(`${workflowCommand("error", messageOf(error))}\n`);
    throw error;
  } finally {
    begun.ahead?.stop();
  }
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return withHint(message, error instanceof Refused ? error.hint : undefined);
}

/** What is wrong with the project is said when it is looked at for good. */
function askAhead({ chosen, ahead }: Begun, { stack, backend }: UpCommandOptions): void {
  try {
    const { project, diagnostics } = chosen?.().loaded ?? {};
    if (!project || diagnostics?.some(({ severity }) => severity === "error")) return;
    const directory = resolve(project.workingDir);
    ahead?.ask({ directory, stack: stack ?? project.name, ...(backend !== undefined && { backend }) });
  } catch {
    // Nothing has been asked then.
  }
}
