import type { ComposeProjectArgs, ServiceOverride } from "@pulumi-compose/project";
import { OnUnhealthy } from "../contract/on-unhealthy";
import { Probe } from "../contract/probe";
import { Target } from "../contract/target";
import { WaitFor } from "../contract/wait-for";
import { contracts } from "../targets/contracts";
import type { TargetContract } from "../targets/target-contract";
import { knownNames } from "./known-names";
import { membersOf } from "./members";
import { plainChoice, plainNumber, plainText, plainTexts } from "./plain";
import { present } from "./present";
import { serviceOverride } from "./service-override";
import { textsByName } from "./values";

/** A Construct's inputs in the component's own terms. */
export interface Arguments {
  readonly args: ComposeProjectArgs<`${Target}`>;
  readonly target: Target;
  readonly waitFor: WaitFor;
}

const names = [
  "target",
  "file",
  "files",
  "projectDirectory",
  "projectName",
  "profiles",
  "envFiles",
  "env",
  "jobs",
  "services",
  "probe",
  "deadlineMs",
  "onUnhealthy",
  "waitFor",
];

/**
 * Reads the inputs of a Construct.
 *
 * @throws InputPropertyError for an input that is unknown, of another type than the schema says, or not known in time.
 */
export async function projectArguments(inputs: Readonly<Record<string, unknown>>): Promise<Arguments> {
  knownNames(Object.keys(inputs), names);
  const target = await plainChoice(inputs.target, "target", Object.values(Target));
  const args: ComposeProjectArgs<`${Target}`> = present({
    target,
    file: await plainText(inputs.file, "file"),
    files: await plainTexts(inputs.files, "files"),
    projectDirectory: await plainText(inputs.projectDirectory, "projectDirectory"),
    projectName: await plainText(inputs.projectName, "projectName"),
    profiles: await plainTexts(inputs.profiles, "profiles"),
    envFiles: await plainTexts(inputs.envFiles, "envFiles"),
    env: await textsByName(inputs.env, "env"),
    jobs: await plainTexts(inputs.jobs, "jobs"),
    services: await overrides(inputs.services, contracts[target ?? Target.Docker]),
    probe: await plainChoice(inputs.probe, "probe", Object.values(Probe)),
    deadlineMs: await plainNumber(inputs.deadlineMs, "deadlineMs"),
    onUnhealthy: await plainChoice(inputs.onUnhealthy, "onUnhealthy", Object.values(OnUnhealthy)),
  });
  const waitFor = (await plainChoice(inputs.waitFor, "waitFor", Object.values(WaitFor))) ?? WaitFor.Healthy;
  return { args, target: target ?? Target.Docker, waitFor };
}

async function overrides(input: unknown, target: TargetContract): Promise<Record<string, ServiceOverride> | undefined> {
  const members = await membersOf(input, "services");
  if (members.size === 0) return undefined;
  const read = [...members].map(
    async ([name, value]) => [name, await serviceOverride(value, `services.${name}`, target)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}
