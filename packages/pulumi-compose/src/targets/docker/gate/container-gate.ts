import * as pulumi from "@pulumi/pulumi";
import {
  type ContainerGoal,
  type ContainerSnapshot,
  connect,
  type EndpointOptions,
  type Engine,
  goalOf,
  housekeeping,
  type WaitFailure,
  type WaitResult,
  type WaitSuccess,
} from "@pulumi-compose/docker-health";
import { endpointOf } from "../../../gates/endpoint";
import type { GateGoal } from "../../../gates/gate-goal";
import { findHeldUp } from "../../../gates/held-up";
import { never } from "../../../gates/never";
import { ProgressRow } from "../../../gates/progress";
import { pulumiGone } from "../../../gates/pulumi-gone";
import { type FailGate, type GateEnds, type GateReport, ResourceGate } from "../../../gates/resource-gate";
import type { OnUnhealthy, ProbeMode } from "../../../gates/wait-options";
import { plannedService } from "../lifecycle/planned-service";
import { startStopped } from "../lifecycle/start-stopped";
import { reportFailure, summariseFailure } from "./report";

/** What a gate has to know to wait and to say why it fails. */
export interface GateSubject {
  readonly service: string;
  readonly condition: GateGoal;
  readonly deadlineMs: number | undefined;
  readonly onUnhealthy: OnUnhealthy;
  readonly probe: ProbeMode;
  /** `compose.yaml:12:5`, where the condition was written. */
  readonly place: string | undefined;
  /** The compose project that it belongs to, if to one. */
  readonly project: string | undefined;
  /** Where the healthcheck was written, if it was. */
  readonly checkPlace?: string | undefined;
  /** The services that wait behind this gate, directly or not. */
  readonly heldUp: readonly string[];
  /** Values that must not appear in evidence. */
  readonly redact: pulumi.Input<readonly string[]>;
  /** Whether this very update has created the container; where that is not known, it is left as it is found. */
  readonly isNew?: () => boolean;
  /** Puts the container on those of its networks that it is not on; whether there were any. */
  readonly reconnect?: (id: string) => Promise<boolean>;
  /** Called before the container is started again because it had ended: runs what is to come before its start. */
  readonly prepare?: () => Promise<void>;
  /** Called when the container has been started again because it had ended. */
  readonly onStart?: () => void;
  /** Told of every wait: when the container runs again that had ended, if one is started again. */
  readonly onRevival?: (done: Promise<void>) => void;
  /** Starts the container again if it has lost what it shares with another. */
  readonly mend?: (id: string) => Promise<void>;
  /** Whether one that was made and never started holds nobody up: whatever comes after it starts it first, where that is needed. */
  readonly mayRest?: boolean;
}

/** A wait for one container's condition. */
export class ContainerGate extends ResourceGate<WaitSuccess, WaitFailure> {
  private engine: Engine | undefined;

  constructor(
    container: pulumi.CustomResource,
    private readonly subject: GateSubject,
    fail: FailGate,
    ends: GateEnds,
  ) {
    super(container, fail, ends);
  }

  protected async report(failure: WaitFailure): Promise<GateReport> {
    const { subject, engine } = this;
    const heldUp = await findHeldUp(subject, (project) =>
      engine
        ?.list({ "com.docker.compose.project": project })
        .then((found) => found.map(({ labels }) => plannedService(labels))),
    );
    return {
      full: reportFailure(subject, failure, heldUp),
      summary: summariseFailure(subject, failure, heldUp),
    };
  }

  protected wait(overtaken: AbortSignal): pulumi.Output<WaitResult | undefined> {
    const { resource, subject } = this;
    let revived = () => {};
    subject.onRevival?.(
      new Promise((resolve) => {
        revived = resolve;
      }),
    );
    return pulumi.all([resource.id, endpointOf(resource), subject.redact]).apply(async ([id, endpoint, redact]) => {
      // A preview of containers that exist knows their ids: still, nothing is waited for.
      if (pulumi.runtime.isDryRun()) return undefined;
      const row = new ProgressRow(resource);
      const engine = await connect(endpoint);
      this.engine = engine;
      await this.revive(engine, endpoint, id).finally(revived);
      const resting = subject.mayRest && (await restingIn(engine, id));
      if (resting)
        return { ok: true, condition: "service_completed_successfully", by: "already", afterMs: 0, ...resting };
      const gone = pulumiGone();
      const result = await engine.waitFor(id, subject.condition === "ready" ? readyGoal : subject.condition, {
        signal: gone ? AbortSignal.any([gone, overtaken]) : overtaken,
        probe: subject.probe,
        onUnhealthy: subject.onUnhealthy,
        // What an unhealthy service was missing may come with this very update.
        alreadyUnhealthy: "recheck",
        redact,
        ...(subject.deadlineMs !== undefined && { deadlineMs: subject.deadlineMs }),
        onProgress: (progress) => row.show(progress.message),
      });
      return gone?.aborted ? never() : result;
    });
  }

  private async revive(engine: Engine, endpoint: EndpointOptions, id: string): Promise<void> {
    if (this.subject.isNew?.() ?? true) return;
    await this.subject.mend?.(id);
    // An engine that does not answer is the wait's to report.
    const found = await engine.inspect(id).catch(() => undefined);
    if (!found) return;
    const { condition, reconnect, prepare, onStart } = this.subject;
    const goal = condition === "ready" ? readyGoal(found) : condition;
    const keeper = await housekeeping(endpoint);
    const starter = {
      startContainer: async (container: string) => {
        await keeper.startContainer(container);
        onStart?.();
      },
      ...(reconnect && { reconnect }),
      ...(prepare && { prepare }),
    };
    const done = await startStopped(starter, found, goal);
    if (done !== undefined) await pulumi.log.info(`service "${this.subject.service}": ${done}`, this.resource);
  }
}

/** A container that was made and never started, if it is one; an engine that does not answer is the wait's to report. */
async function restingIn(engine: Engine, id: string): Promise<Pick<WaitSuccess, "container"> | undefined> {
  const found = await engine.inspect(id).catch(() => undefined);
  return found?.state.status === "created" ? { container: { id, name: found.name } } : undefined;
}

/** Where others wait for an end, a gate of that condition says whether a service is ready. */
function readyGoal(container: ContainerSnapshot): ContainerGoal {
  return goalOf(container, false);
}
