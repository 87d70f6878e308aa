import { context } from "@opentelemetry/api";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { likelySecrets } from "@pulumi-compose/health-model";
import { ComposeProject, type TargetObject as Target } from "@pulumi-compose/project";
import { gatesOfPlan } from "../../command-line/gate-options";
import { isVolumeType, resourceTypes } from "../../resources/resource-types";
import type { KnownGate } from "../events/translator";
import type { UnmanagedVolumes } from "../state/unmanaged-volumes";
import { carryVolumes } from "./carry-volumes";
import { hideSecrets } from "./hide-secrets";
import { ignoring } from "./ignoring";
import type { InspectedProject, InspectOptions } from "./inspect-project";
import { leaveDone } from "./leave-done";
import type { ProgramGate } from "./program-gates";

export interface ProgramOptions extends InspectOptions {
  /** Wait until every service is ready, not only for those that others wait for. */
  readonly wait?: boolean;
  /** Aborts when somebody cancels. */
  readonly cancelled?: AbortSignal;
  /** Names of the resources that stay as they are, once that is known. */
  readonly excluded?: () => readonly string[];
  /** Told of a container that was to take over from others, was not good, and was stopped; and of the ids of those that go on. */
  readonly onGivenUp?: (container: { readonly id: string; readonly name: string }, serving: readonly string[]) => void;
}

/** What is known of a project's containers once the engine has been asked. */
export interface KnownBefore {
  /** What they have in volumes without a resource. */
  readonly unmanaged: UnmanagedVolumes;
  /** Names of those that have ended well and that are left alone. */
  readonly done: ReadonlySet<string>;
}

export const nothingKnown: KnownBefore = { unmanaged: new Map(), done: new Set() };

/** What a program says, and of which gates. */
export interface ToldGates extends GateNews {
  /** Of which it says when they are passed. */
  readonly gates: readonly ProgramGate[];
}

/** What a program says of its gates while it runs. */
export interface GateNews {
  readonly passed: (gate: KnownGate, waitedSeconds: number) => void;
  /** A condition was not met. Why, Pulumi's events say next. */
  readonly unmet: (service: string, condition: string, words: string) => void;
}

/** The Pulumi program of a compose file. It runs in this very process, and says so when a gate is passed, or is not. */
export function composeProgram(
  inspected: InspectedProject,
  options: ProgramOptions,
  target: Target,
  { gates, passed: onPass, unmet: onUnmet }: ToldGates,
  known: () => KnownBefore = () => nothingKnown,
): PulumiFn {
  const { project, loaded, only } = inspected;
  const secrets = likelySecrets(project);
  // It is called by Pulumi, whenever that has started: what it does belongs to the span that this was called in.
  return context.bind(context.active(), async () => {
    const deployed = new ComposeProject(
      project.name,
      {
        loaded,
        ...(only && { only }),
        target,
        ...(options.allResources && { allResources: true }),
        ...(options.preparedFor !== undefined && { preparedFor: [options.preparedFor] }),
        ...(options.jobs && { jobs: options.jobs }),
        ...gatesOfPlan(options),
        ...(options.cancelled && { cancelled: options.cancelled }),
        onUnmet,
        ...(options.excluded && { excluded: options.excluded }),
        ...(options.onGivenUp && { onGivenUp: options.onGivenUp }),
        redact: secrets,
      },
      {
        transformations: [
          protectVolumes(project),
          keepPulled,
          carryVolumes(() => known().unmanaged),
          leaveDone(() => known().done),
          hideSecrets(secrets),
        ],
      },
    );
    if (pulumi.runtime.isDryRun()) return;
    const awaited = options.wait ? Object.keys(deployed.services) : (options.jobs ?? []);
    const ready = awaited.flatMap((name) => deployed.services[name]?.ready ?? []);
    for (const { service, condition } of inspected.behind ?? []) {
      const waited = deployed.services[service];
      if (waited) ready.push(condition === "service_healthy" ? waited.healthy : waited.completed);
    }
    for (const gate of gates) {
      const service = deployed.services[gate.service];
      const waited = gate.isLast ? service?.waitedAtLast() : service?.passed(gate.condition);
      // What fails is told by whoever requires it, and not once more by this.
      if (waited) {
        pulumi
          .recover(waited, () => undefined)
          .apply((waitedMs) => waitedMs !== undefined && onPass(gate, waitedMs / 1000));
      }
    }
    // The deployment ends with the program, unless that waits: for all of them, however the first one ended.
    const ended = await Promise.allSettled(ready.map(settled));
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  });
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

/** What `--pull always` has asked the registry for once is no change when it is not asked the next time. */
const keepPulled: pulumi.ResourceTransformation = ({ type, props, opts }) =>
  type === resourceTypes.image && !props.build && !props.pullTriggers
    ? { props, opts: ignoring(opts, "pullTriggers") }
    : undefined;

/**
 * The file's volumes hold data: as with docker compose, nothing but `down --volumes` deletes them. What a container has in
 * place of an anonymous volume goes with it.
 */
function protectVolumes({ name: project, volumes }: InspectedProject["project"]): pulumi.ResourceTransformation {
  const listed = new Set(Object.keys(volumes).map((key) => `${project}-${key}`));
  return ({ type, name, props, opts }) =>
    isVolumeType(type) && listed.has(name) ? { props, opts: { ...opts, protect: true } } : undefined;
}
