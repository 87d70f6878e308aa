import { PulumiCommand, type Stack } from "@pulumi/pulumi/automation";
import { parse } from "semver";
import { CannotDeploy } from "../cannot-deploy";
import type { Ahead } from "./ahead";
import { locatePulumi, type PulumiEdges } from "./locate-pulumi";
import { OLDEST_PULUMI } from "./oldest-pulumi";
import { PulumiRun, RunningPulumi } from "./running-pulumi";

/** The subcommands that change or compare resources: they may take long, and are cancelled with care. */
const deployments = new Set(["up", "preview", "destroy", "refresh"]);

/** What the Automation API asks for after every deployment and nobody here wants: three starts of the CLI less. */
const unasked = [
  { question: ["stack", "output"], stdout: "{}" },
  { question: ["stack", "history"], stdout: "[]" },
];

/** The Pulumi CLI, running deployments in process groups of their own. */
export interface Pulumi {
  readonly command: PulumiCommand;
  /** The deployment that runs at the moment. */
  running(): RunningPulumi | undefined;
  /** Runs a subcommand that the Automation API has no method for, on a stack. */
  stackCommand(stack: Stack, args: readonly string[]): Promise<PulumiRun>;
}

/**
 * @param ahead what the CLI has been asked already
 * @throws CannotDeploy when there is no CLI, and none may be installed, or one that is too old
 */
export async function findPulumi(
  mayInstall: PulumiEdges["mayInstall"],
  err: PulumiEdges["err"],
  ahead?: Ahead,
): Promise<Pulumi> {
  const found = await locatePulumi({
    get: (options) => {
      const get = () => PulumiCommand.get(options);
      return ahead && options?.root === undefined ? ahead.version.then(commandOf).catch(get) : get();
    },
    install: (options) => PulumiCommand.install(options),
    env: process.env,
    mayInstall,
    err,
  });
  const { version } = found;
  if (
    version &&
    (version.major < OLDEST_PULUMI.major ||
      (version.major === OLDEST_PULUMI.major && version.minor < OLDEST_PULUMI.minor))
  ) {
    throw new CannotDeploy(
      `the Pulumi CLI is version ${version}, too old`,
      `install version ${OLDEST_PULUMI.major}.${OLDEST_PULUMI.minor}.0 or newer (https://www.pulumi.com/docs/install)`,
    );
  }
  return withOwnProcessGroups(found, ahead);
}

/** The CLI on the PATH, as the SDK has it that has asked for its version itself. */
function commandOf(version: string): PulumiCommand {
  return Object.assign(Object.create(PulumiCommand.prototype), { command: "pulumi", version: parse(version) });
}

function withOwnProcessGroups(found: PulumiCommand, ahead: Ahead | undefined): Pulumi {
  let current: RunningPulumi | undefined;
  const inherited: unknown = Reflect.get(found, "run");
  const run = (args: string[], cwd: string, env: NodeJS.ProcessEnv, ...rest: unknown[]): Promise<PulumiRun> => {
    const [answer] = unasked.filter(({ question }) => question.every((word, index) => args[index] === word));
    if (answer) return Promise.resolve(new PulumiRun(answer.stdout, "", 0));
    // Everything else is over in a moment, and its errors have types that the SDK relies on.
    if (!deployments.has(args[0] ?? "") && typeof inherited === "function") {
      const ask = () => inherited.call(found, args, cwd, env, ...rest);
      return ahead?.take(args)?.catch(ask) ?? ask();
    }
    const running = new RunningPulumi({
      command: found.command,
      args: args.includes("--non-interactive") ? args : [...args, "--non-interactive"],
      cwd,
      env: { ...process.env, ...env, PULUMI_AUTOMATION_API: "true" },
    });
    current = running;
    return running.done.finally(() => (current = undefined));
  };
  return {
    command: Object.assign(found, { run }),
    running: () => current,
    stackCommand: ({ name, workspace }, args) => {
      const env = { ...process.env, ...workspace.envVars };
      return new RunningPulumi({
        command: found.command,
        args: [...args, "--stack", name, "--non-interactive"],
        cwd: workspace.workDir,
        env,
      }).done;
    },
  };
}
