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
  type WaitOptions,
  type WaitResult,
  type WaitSuccess,
} from "@pulumi-compose/docker-health";
import { endpointOf } from "../../../gates/endpoint";
import type { GateGoal } from "../../../gates/gate-goal";
import type { GateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";
import { ResourceGate, type WaitTerms } from "../../../gates/resource-gate";
import type { OnUnhealthy, ProbeMode } from "../../../gates/wait-options";
import { plannedService } from "../lifecycle/planned-service";
import type { HookFailure, PostHealthyRun } from "../lifecycle/post-healthy-runs";
import { startStopped } from "../lifecycle/start-stopped";
import { reportFailure } from "./report";
import { type HookGateFailure, reportHook } from "./report-hook";
import { type TakeOver, takeOver } from "./take-over";

/** What a gate of a container has to know besides. */
export interface ContainerGateSubject extends GateSubject {
  readonly condition: GateGoal;
  readonly onUnhealthy: OnUnhealthy;
  readonly probe: ProbeMode;
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
  /** What else belongs to it where it is to take over from another container, which serves meanwhile. */
  readonly rolling?: TakeOver;
  /** Whether one that was made and never started holds nobody up: whatever comes after it starts it first, where that is needed. */
  readonly mayRest?: boolean;
  /** What runs in the container before a gate for its health, or for its being ready, is passed. */
  readonly postHealthy?: PostHealthy;
}

/** The `post_healthy` hooks of a container. */
export interface PostHealthy {
  /** Where each hook is written. */
  readonly places: readonly (string | undefined)[];
  /** Runs them where they have not run; undefined: all have. */
  readonly run: (where: Pick<PostHealthyRun, "id" | "onProgress">) => Promise<HookFailure | undefined>;
}

/** A wait for one container's condition. */
export class ContainerGate extends ResourceGate<
  WaitSuccess,
  WaitFailure | HookGateFailure,
  EndpointOptions,
  ContainerGateSubject
> {
  private engine: Engine | undefined;
  private revived = () => {};
  /** What is left where the container has not taken over from another. */
  private left: string | undefined;

  protected override asked(): void {
    const done = new Promise<void>((resolve) => {
      this.revived = resolve;
    });
    this.subject.onRevival?.(done);
  }

  protected endpoint(): pulumi.Output<EndpointOptions> {
    return endpointOf(this.resource, this.ends.run);
  }

  protected report(failure: WaitFailure | HookGateFailure, heldUp: HeldUp): GateReport {
    if (failure.reason === "hook-failed") {
      const places = this.subject.postHealthy?.places ?? [];
      return reportHook({ ...this.subject, places }, failure, heldUp, this.left);
    }
    return reportFailure(this.subject, failure, heldUp, this.left);
  }

  protected servicesThere(project: string): Promise<readonly string[]> | undefined {
    return this.engine
      ?.list({ "com.docker.compose.project": project })
      .then((found) => found.map(({ labels }) => plannedService(labels)));
  }

  protected async wait(id: string, endpoint: EndpointOptions, terms: WaitTerms): Promise<WaitResult | HookGateFailure> {
    const engine = await connect(endpoint);
    this.engine = engine;
    await this.revive(engine, endpoint, id).finally(this.revived);
    const { condition, probe, onUnhealthy, mayRest, rolling } = this.subject;
    const resting = mayRest && (await restingIn(engine, id));
    if (resting)
      return { ok: true, condition: "service_completed_successfully", by: "already", afterMs: 0, ...resting };
    const how: WaitOptions = {
      ...terms,
      probe,
      onUnhealthy,
      // What an unhealthy service was missing may come with this very update.
      alreadyUnhealthy: "recheck",
      ...(rolling && { upAfterMs: rolling.monitorMs }),
    };
    const good = await engine.waitFor(id, condition === "ready" ? readyGoal : condition, how);
    const result = good.ok ? await this.runHooks(good, terms) : good;
    if (!rolling) return result;
    const taken = await takeOver(rolling, id, result);
    this.left = taken.left;
    return taken.result;
  }

  /** What is to run in it once it is good, and before anybody asks it anything. */
  private async runHooks(good: WaitSuccess, terms: WaitTerms): Promise<WaitSuccess | HookGateFailure> {
    const { condition, postHealthy } = this.subject;
    if (!postHealthy || condition === "service_completed_successfully") return good;
    const begunMs = Date.now();
    const onProgress = (message: string) => terms.onProgress({ message });
    const hook = await postHealthy.run({ id: good.container.id, onProgress });
    const afterMs = good.afterMs + Date.now() - begunMs;
    return hook ? { ok: false, reason: "hook-failed", afterMs, container: good.container, hook } : { ...good, afterMs };
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
    const { kind = "service", service } = this.subject;
    if (done !== undefined) await pulumi.log.info(`${kind} "${service}": ${done}`, this.resource);
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
