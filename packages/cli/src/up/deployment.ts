import type { PulumiFn, Stack, UpOptions } from "@pulumi/pulumi/automation";
import { EXIT } from "../io/exit-codes";
import type { Stream } from "../io/io";
import { withHint } from "../io/with-hint";
import { CannotDeploy } from "./cannot-deploy";
import { brokenOff } from "./events/broken-off";
import type { DeploymentEvent, EventSink, PullEvent, StartEvent, SummaryEvent } from "./events/deployment-event";
import { type KnownGate, Translator, type TranslatorOptions } from "./events/translator";
import type { GateNews } from "./program/compose-program";
import type { Ahead } from "./stack/ahead";
import { type InstallOptions, mayInstall } from "./stack/consent";
import { explainFailure, missingPlugin } from "./stack/explain-failure";
import { findPulumi, type Pulumi } from "./stack/find-pulumi";
import { Interrupts } from "./stack/interrupts";
import { openStack, type StackPlace } from "./stack/open-stack";
import { PulumiFailed } from "./stack/running-pulumi";
import { isStale, lockHolder } from "./stack/stale-lock";
import { Tally } from "./tally";

/** What an operation on a stack reports to and how it is cancelled. */
export type OperationOptions = Pick<Required<UpOptions>, "onEvent">;

export interface DeploymentRequest {
  readonly start: StartEvent;
  readonly place: StackPlace;
  readonly gates: readonly KnownGate[];
  /** For what of the file a container or an image is made, which is told where it cannot be. */
  readonly askedFor?: TranslatorOptions["askedFor"];
  readonly sink: EventSink;
  /** What Pulumi's CLI has been asked already. */
  readonly ahead?: Ahead;
  /** What is known to be in the way already: it is told, and Pulumi is not asked. */
  readonly refusal?: CannotDeploy;
  /** Called when Pulumi's CLI is there, and nothing has been asked of the stack. */
  readonly whenFound?: () => void;
  /** Whether what is missing may be installed. */
  readonly install: InstallOptions;
  /** Where it is told that it is. */
  readonly err: Stream;
  /** The program, given a way to say what becomes of its gates, and what aborts when somebody cancels. */
  readonly program: (news: GateNews, cancelled: AbortSignal) => PulumiFn;
  readonly operate: (stack: Stack, tools: DeploymentTools) => Promise<unknown>;
  /** What is still to be done when Pulumi has ended because somebody has cancelled. */
  readonly onCancel?: (say: DeploymentTools["say"]) => Promise<void>;
}

export interface DeploymentTools {
  readonly pulumi: Pulumi;
  /** Whether the stack was made just now, so that nothing is in it. */
  readonly isNew: boolean;
  readonly options: OperationOptions;
  /** Aborts when somebody cancels. */
  readonly cancelled: AbortSignal;
  /** Tells of an image's pull. */
  readonly tell: (event: PullEvent) => void;
  /** Tells the user something. */
  readonly say: (severity: "info" | "warning", message: string) => void;
}

/** Runs one operation on a stack from the first event to the last. Gives the process's exit code. */
export async function runDeployment(request: DeploymentRequest): Promise<number> {
  const startedAt = Date.now();
  const tally = new Tally();
  const emit = (event: DeploymentEvent) => {
    tally.add(event);
    request.sink.emit(event);
  };
  const { gates, askedFor } = request;
  const translator = new Translator({ project: request.start.project, gates, ...(askedFor && { askedFor }) });
  let attempts = 0;
  const told = new Set<string>();
  const say: DeploymentTools["say"] = (severity, message) => {
    // What is said on the way is said again by whoever goes it a second time.
    if (attempts > 1 && told.has(message)) return;
    told.add(message);
    emit({ type: "diagnostic", severity, message });
  };
  const conclude = (result: SummaryEvent["result"]) => {
    if (result === "succeeded") for (const event of tally.deletedOnly()) emit(event);
    emit({ type: "summary", result, changes: tally.changes(), seconds: (Date.now() - startedAt) / 1000 });
    request.sink.close();
  };
  if (request.refusal) {
    emit(request.start);
    emit(diagnosticOf(request.refusal));
    conclude("refused");
    return EXIT.refused;
  }
  const mayInstallThat = (what: string) => mayInstall(what, request.install);
  const pulumi = await findPulumi(mayInstallThat, request.err, request.ahead);
  request.whenFound?.();
  const interrupts = new Interrupts({
    running: () => pulumi.running(),
    onInterrupt: (count) => say("info", interruptTexts[count]),
  });
  interrupts.listen();
  emit(request.start);
  try {
    const { stack, isNew } = await openStack(
      pulumi,
      request.place,
      request.program(
        {
          passed: (gate, seconds) => emit(translator.pass(gate, seconds)),
          unmet: (service, condition, words) => translator.miss(service, condition, words),
        },
        interrupts.signal,
      ),
      request.ahead?.isNew,
    );
    const options: OperationOptions = {
      onEvent: (event) => {
        const { cancelled } = interrupts;
        for (const translated of translator.translate(event)) emit(cancelled ? brokenOff(translated) : translated);
      },
    };
    await withoutStaleLock(stack, say, () => {
      if (interrupts.cancelled) throw new PulumiCancelled();
      return withPlugin(stack, { say, mayInstallThat }, () => {
        attempts += 1;
        return request.operate(stack, { pulumi, isNew, options, cancelled: interrupts.signal, tell: emit, say });
      });
    });
    conclude("succeeded");
    return EXIT.done;
  } catch (error) {
    if (interrupts.cancelled) {
      // What is told of it is no reason not to end.
      await request.onCancel?.(say).catch((failure: unknown) => say("warning", textOf(failure)));
      conclude("cancelled");
      return EXIT.cancelled;
    }
    if (tally.shownErrors === 0) emit(diagnosticOf(error));
    const isRefused = isRefusal(error) && Object.keys(tally.changes()).length === 0;
    conclude(isRefused ? "refused" : "failed");
    return isRefused ? EXIT.refused : EXIT.failed;
  } finally {
    interrupts.stop();
  }
}

class PulumiCancelled extends Error {}

const interruptTexts = {
  1: "cancelling: what is under way is finished first; once more to stop at once",
  2: "stopping at once",
} as const;

/** Runs an operation; when the stack is locked by a process that was killed, takes the lock away and runs it again. */
async function withoutStaleLock(
  stack: Stack,
  say: DeploymentTools["say"],
  operate: () => Promise<unknown>,
): Promise<void> {
  try {
    await operate();
  } catch (error) {
    const holder = lockHolder(textOf(error));
    if (!holder || !isStale(holder)) throw error;
    say("warning", `the last deployment (process ${holder.pid}) was killed: taking over its lock`);
    await stack.cancel();
    await operate();
  }
}

/** Runs an operation; when a plugin is missing and may be installed, does that and runs it again. */
async function withPlugin(
  { workspace }: Stack,
  {
    say,
    mayInstallThat,
  }: Pick<DeploymentTools, "say"> & { readonly mayInstallThat: (what: string) => Promise<boolean> },
  operate: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await operate();
  } catch (error) {
    const plugin = missingPlugin(textOf(error));
    if (!plugin) throw error;
    const { name, version } = plugin;
    if (!(await mayInstallThat(`Pulumi's ${name} plugin (${version})`))) throw error;
    say("info", `installing Pulumi's ${name} plugin ${version}`);
    await workspace.installPlugin(name, `v${version}`);
    return operate();
  }
}

/** What the CLI ends with, from 3.276 on, when nothing has failed but what a provider could not do yet. */
const PULUMI_AWAITS = 10;

const AWAITED = {
  message: "not everything is there yet: a provider waits for something else to happen first",
  hint: "run this again once it has happened",
} as const;

function isAwaiting(error: unknown): boolean {
  return error instanceof PulumiFailed && error.run.code === PULUMI_AWAITS;
}

/** Whether something is missing or in the way, so that Pulumi has not begun. */
function isRefusal(error: unknown): boolean {
  return error instanceof CannotDeploy || (!isAwaiting(error) && explainFailure(textOf(error)).isRefusal === true);
}

function diagnosticOf(error: unknown): DeploymentEvent {
  if (error instanceof CannotDeploy)
    return { type: "diagnostic", severity: "error", message: withHint(error.message, error.hint) };
  const { message, hint } = isAwaiting(error) ? AWAITED : explainFailure(textOf(error));
  return { type: "diagnostic", severity: "error", message: withHint(message, hint) };
}

/** What an error of an operation has to say: all that Pulumi printed, where it was Pulumi's. */
export function textOf(error: unknown): string {
  if (error instanceof PulumiFailed) return `${error.run.stdout}\n${error.run.stderr}`;
  return error instanceof Error ? error.message : String(error);
}
