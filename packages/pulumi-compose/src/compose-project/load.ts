import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { withJobs } from "@pulumi-compose/health-model";
import {
  type Diagnostic,
  type LoadResult,
  loadProject,
  type ComposeProject as Project,
  renderDiagnostics,
  symbolicMarker,
} from "@pulumi-compose/parser";
import type { OnUnhealthy } from "../gates/wait-options";
import { hashContext } from "../plan/hash-context";
import type { PlanEnvironment } from "../targets/common/plan-environment";
import { UNREADABLE_CONTEXT } from "../targets/common/target-messages";
import type { ServiceOverride, TargetName } from "../targets/registry";
import type { Target, TargetPlan } from "../targets/target";
import type { ComposeProjectArgs } from "./args";
import { tracedSecrets } from "./traced-secrets";

type Args = ComposeProjectArgs<TargetName | Target>;

/** A project that was read and planned without an error. */
export interface Loaded<Plan extends TargetPlan = TargetPlan> {
  readonly project: Project;
  readonly plan: Plan;
  /** Values of the variables that are known only while Pulumi runs. */
  readonly symbols: ReadonlyMap<string, pulumi.Input<string>>;
  /** Warnings, rendered; empty when there are none. */
  readonly warnings: string;
}

/**
 * Reads and plans the project of a component.
 *
 * @throws pulumi.RunError with every error of the files, each with its place and a caret, before anything is created.
 */
export function load(name: string, target: Target, args: Args): Loaded {
  target.ready?.();
  const { known, symbols } = splitEnvironment(args.env ?? {});
  const env: Record<string, string> = { ...processEnvironment(), ...known };
  const result =
    args.loaded ??
    loadProject({
      ...filesOf(args),
      env,
      symbols: [...symbols.keys()],
      defaultProjectName: name,
      ...(args.projectName !== undefined && { projectName: args.projectName }),
      ...(args.projectDirectory !== undefined && { projectDirectory: args.projectDirectory }),
      ...(args.profiles && { profiles: [...args.profiles] }),
      ...(args.envFiles && { envFiles: [...args.envFiles] }),
      ...(args.allResources && { keepUnused: true }),
    });
  if (!result.project || result.diagnostics.some(isError)) throw refusal(name, result, result.diagnostics);
  const project = withJobs(target.prepare(result.project), jobsOf(name, target, result.project, args));
  const plan = target.plan(project, {
    files: { read: readIfPossible },
    hashContext,
    ...(args.only && { only: args.only }),
    ...(args.allResources && { allResources: true }),
    ...(args.preparedFor && { preparedFor: args.preparedFor }),
    mountsItself: (service) => mountsItself(args.services?.[service]),
    stopFirst: (service) => ownArgument(args.services?.[service]),
    variable: (variable) => (symbols.has(variable) ? symbolicMarker(variable) : project.environment?.[variable]),
    start: {
      ...(args.deadlineMs !== undefined && { deadlineMs: args.deadlineMs }),
      ...(args.probe && { probe: args.probe }),
      ...(args.onUnhealthy && { onUnhealthy: args.onUnhealthy }),
      onUnhealthyOf: onUnhealthyOf(args.services ?? {}),
    },
  });
  const diagnostics = [
    ...result.diagnostics,
    ...plan.diagnostics.map(forPreview),
    ...tracedSecrets(project, symbols.size > 0),
  ];
  if (diagnostics.some(isError)) throw refusal(name, result, diagnostics);
  return {
    // The plan's hooks are services here, too.
    project: target.expand(project),
    plan,
    symbols,
    // Who has read the files has told what is wrong with them.
    // What is only taken for granted, `plan` and `convert --report` tell.
    warnings: args.loaded
      ? ""
      : renderDiagnostics(diagnostics.filter(isWorthTelling), result.sources, { color: false }),
  };
}

/** @throws pulumi.RunError where the file has no such job */
function jobsOf(
  name: string,
  { noJobs }: Target,
  { jobs = {} }: Project,
  { jobs: asked = [] }: Args,
): readonly string[] {
  for (const job of asked) {
    if (noJobs !== undefined) throw new pulumi.RunError(`ComposeProject "${name}": ${noJobs}, and "${job}" is one`);
    if (Object.hasOwn(jobs, job)) continue;
    const known = Object.keys(jobs).join(", ") || "none";
    throw new pulumi.RunError(`ComposeProject "${name}": the file has no job "${job}"; it has: ${known}`);
  }
  return asked;
}

function filesOf(args: Args): { files?: string[] } {
  if (args.files) return { files: [...args.files] };
  return args.file === undefined ? {} : { files: [args.file] };
}

/** What a program mounts may be where a service would get a volume of its own. */
function mountsItself(override: ServiceOverride | undefined): boolean {
  const { volumes, mounts, tmpfs } = override?.container ?? {};
  return [volumes, mounts, tmpfs].some((given) => given !== undefined);
}

/** What only one container can have, or may write to, where it is the program that gives it. */
const OF_ONE = ["name", "ports", "networkMode", "volumes", "mounts"] as const;

/** Why two containers of a service cannot run side by side, as far as that is the program's doing. */
function ownArgument(override: ServiceOverride | undefined): ReturnType<NonNullable<PlanEnvironment["stopFirst"]>> {
  const given = OF_ONE.find((argument) => override?.container?.[argument] !== undefined);
  if (given === undefined) return undefined;
  return {
    why: `the program gives its container \`${given}\`, of which nobody can say whether two may have it`,
    instead: `say it in the compose file in place of \`services.NAME.container.${given}\``,
  };
}

function onUnhealthyOf(services: Readonly<Record<string, ServiceOverride>>): Record<string, OnUnhealthy> {
  const said = Object.entries(services).flatMap(([name, { onUnhealthy }]) =>
    onUnhealthy === undefined ? [] : [[name, onUnhealthy] as const],
  );
  return Object.fromEntries(said);
}

interface SplitEnvironment {
  readonly known: Record<string, string>;
  readonly symbols: Map<string, pulumi.Input<string>>;
}

function splitEnvironment(env: Readonly<Record<string, pulumi.Input<string>>>): SplitEnvironment {
  const known: Record<string, string> = {};
  const symbols = new Map<string, pulumi.Input<string>>();
  for (const [name, value] of Object.entries(env)) {
    if (typeof value === "string") known[name] = value;
    else symbols.set(name, value);
  }
  return { known, symbols };
}

function processEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

/** A preview can be made where what is built is not there: to check a change of the compose file, say. */
function forPreview(diagnostic: Diagnostic): Diagnostic {
  const isForgiven = pulumi.runtime.isDryRun() && diagnostic.code === UNREADABLE_CONTEXT.code;
  return isForgiven ? { ...diagnostic, severity: "warning" } : diagnostic;
}

function isWorthTelling({ severity }: Diagnostic): boolean {
  return severity !== "info";
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

function refusal(name: string, result: LoadResult, diagnostics: readonly Diagnostic[]): pulumi.RunError {
  const text = renderDiagnostics(diagnostics, result.sources, { color: false });
  return new pulumi.RunError(`ComposeProject "${name}" cannot be deployed:\n\n${text}`);
}

function readIfPossible(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
