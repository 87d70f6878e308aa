import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { ComposeProject } from "pulumi-compose";
import { secretsOf } from "../../health/wait/secrets-of";
import type { KnownGate } from "../events/translator";
import { hideSecrets } from "./hide-secrets";
import type { InspectedProject, InspectOptions } from "./inspect-project";

export interface ProgramOptions extends InspectOptions {
  /** Wait for the health of every service that has a healthcheck, not only of those that others wait for. */
  readonly wait?: boolean;
}

/** The Pulumi program of a compose file. It runs in this very process, and says so when a gate is passed. */
export function composeProgram(
  { project, start }: InspectedProject,
  options: ProgramOptions,
  onPass: (gate: KnownGate, waitedSeconds: number) => void,
): PulumiFn {
  const secrets = secretsOf(project);
  return async () => {
    const deployed = new ComposeProject(
      project.name,
      {
        files: [...(options.file ?? project.files)],
        projectName: project.name,
        ...(options.target && { target: options.target }),
        ...(options.profile && { profiles: options.profile }),
        ...(options.envFile && { envFiles: options.envFile }),
        ...(options.projectDirectory !== undefined && { projectDirectory: options.projectDirectory }),
        ...(options.probe && { probe: options.probe }),
        ...(options.deadline !== undefined && { deadlineMs: options.deadline }),
        redact: secrets,
      },
      { transformations: [protectVolumes(project), hideSecrets(secrets)] },
    );
    if (pulumi.runtime.isDryRun()) return;
    const healthy = options.wait ? waitable(start).map((service) => deployed.services[service]?.health) : [];
    for (const gate of gatesOf(start)) {
      const service = deployed.services[gate.service];
      const condition = gate.condition;
      if (!service || condition === "service_started") continue;
      service.passed(condition).apply((waitedMs) => waitedMs !== undefined && onPass(gate, waitedMs / 1000));
    }
    // The deployment ends with the program, unless that waits.
    if (healthy.length > 0) await settled(pulumi.all(healthy));
  };
}

/** Resolves with an Output, and rejects with it. */
function settled(output: pulumi.Output<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    pulumi.recover(
      output.apply(() => resolve()),
      (error: unknown) => reject(error),
    );
  });
}

/** The gates of a plan as the display knows them. */
export function gatesOf(start: InspectedProject["start"]): readonly (KnownGate & { readonly condition: Condition })[] {
  return start.gates.map(({ dependency, condition, dependents }) => ({
    service: dependency,
    condition,
    holds: dependents.map(({ service }) => service),
  }));
}

type Condition = InspectedProject["start"]["gates"][number]["condition"] | "service_started";

function waitable(start: InspectedProject["start"]): readonly string[] {
  return Object.values(start.services)
    .filter(({ healthcheck, replicas }) => healthcheck.kind === "check" && replicas > 0)
    .map(({ name }) => name);
}

/**
 * The file's volumes hold data: as with docker compose, nothing but `down --volumes` deletes them. What a container has in
 * place of an anonymous volume goes with it.
 */
function protectVolumes({ name: project, volumes }: InspectedProject["project"]): pulumi.ResourceTransformation {
  const listed = new Set(Object.keys(volumes).map((key) => `${project}-${key}`));
  return ({ type, name, props, opts }) =>
    type === "docker:index/volume:Volume" && listed.has(name) ? { props, opts: { ...opts, protect: true } } : undefined;
}
