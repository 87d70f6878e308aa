import { existsSync } from "node:fs";
import { join } from "node:path";
import { backendUrl } from "../stack-place";
import { keepsPassphrase, passphraseVariables } from "../state/passphrase";
import { stateFolder } from "../state/state-folder";
import { PulumiRun, RunningPulumi } from "./running-pulumi";
import { isSelected } from "./selected-stack";
import { exportOfEmpty, isStackMissing, isStackThere } from "./state-file";

/** Whose stack is asked about. */
export interface AheadOf {
  /** The folder of the compose project, absolute. */
  readonly directory: string;
  readonly stack: string;
  /** Where its state is, if that was asked for. */
  readonly backend?: string;
}

/**
 * What a deployment asks Pulumi's CLI anyway, asked while Pulumi's SDK is still being loaded, which takes this process as long as the
 * CLI takes for all of it; what lies in a folder for all to see it is not asked for. Nothing is changed by that, and whatever fails is
 * asked again when its turn comes.
 */
export class Ahead {
  /** What `pulumi version` prints. */
  readonly version: Promise<string>;
  readonly #answers = new Map<string, Promise<PulumiRun>>();
  readonly #running = new Set<RunningPulumi>();
  #isNew = false;

  constructor(
    private readonly env: NodeJS.ProcessEnv = process.env,
    private readonly command = "pulumi",
  ) {
    this.version = this.#run(["version"], undefined, {}).then(({ stdout }) => stdout.trim());
    this.version.catch(() => undefined);
  }

  /** Whether it is known that the stack is not there yet. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /** Asks for the state of a stack, and selects it. One that is in no folder is left for later. */
  ask({ directory, stack, backend: asked }: AheadOf): void {
    const folder = stateFolder(directory);
    const backend = backendUrl(asked, folder, this.env);
    if (isStackMissing(backend, stack)) this.#isNew = true;
    if (!isStackThere(backend, stack) || !existsSync(join(folder, "Pulumi.yaml")) || !keepsPassphrase(folder, this.env))
      return;
    const variables = { ...passphraseVariables(folder, this.env), PULUMI_BACKEND_URL: backend };
    const known: readonly (readonly [args: readonly string[], stdout: string | undefined])[] = [
      [["stack", "select", "--stack", stack], isSelected(folder, backend, stack, this.env) ? "" : undefined],
      [["stack", "export", "--show-secrets", "--stack", stack], exportOfEmpty(backend, stack)],
    ];
    for (const [args, stdout] of known) {
      const isKnown = stdout !== undefined;
      const answer = isKnown ? Promise.resolve(new PulumiRun(stdout, "", 0)) : this.#run(args, folder, variables);
      answer.catch(() => undefined);
      this.#answers.set(keyOf(args), answer);
    }
  }

  /** The answer to what was asked with these arguments. It is given once: later it may be another. */
  take(args: readonly string[]): Promise<PulumiRun> | undefined {
    const key = keyOf(args);
    const answer = this.#answers.get(key);
    this.#answers.delete(key);
    return answer;
  }

  /** Ends what is still being asked: nobody waits for it any more. */
  stop(): void {
    for (const running of this.#running) running.signal("SIGTERM");
  }

  #run(args: readonly string[], cwd: string | undefined, variables: NodeJS.ProcessEnv): Promise<PulumiRun> {
    const env = { ...this.env, ...variables, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_AUTOMATION_API: "true" };
    const all = [...args, "--non-interactive"];
    const running = new RunningPulumi({ command: this.command, args: all, cwd: cwd ?? process.cwd(), env });
    this.#running.add(running);
    return running.done.finally(() => this.#running.delete(running));
  }
}

function keyOf(args: readonly string[]): string {
  return args.filter((arg) => arg !== "--non-interactive").join("\0");
}
