import * as pulumi from "@pulumi/pulumi";
import {
  connect,
  type EndpointOptions,
  type Engine,
  housekeeping,
  type WaitFailure,
  type WaitResult,
  type WaitSuccess,
} from "@pulumi-compose/docker-health";
import type { Gate as PlannedGate } from "@pulumi-compose/health-model";
import type { ProbeMode } from "../component/args";
import { startStopped } from "../lifecycle/start-stopped";
import { constructWork, type ProjectWork } from "./construct-scope";
import { endpointOf } from "./endpoint";
import { failing } from "./failing";
import { ProgressRow } from "./progress";
import { reportFailure, summariseFailure } from "./report";
import { type GateReport, ResourceGate } from "./resource-gate";

/** What a gate has to know to wait and to say why it fails. */
export interface GateSubject {
  readonly service: string;
  readonly condition: PlannedGate["condition"];
  readonly deadlineMs: number | undefined;
  readonly probe: ProbeMode;
  /** `compose.yaml:12:5`, where the condition was written. */
  readonly place: string | undefined;
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
  /** Called when the update fails because of this gate and the program goes on running. */
  readonly onFailure: (error: unknown) => void;
  /** Within a component provider's Construct: who ends it when nothing else goes on. */
  readonly work: ProjectWork | undefined;
}

/** A wait for one container's condition. */
export class ContainerGate extends ResourceGate<WaitSuccess, WaitFailure> {
  constructor(
    container: pulumi.CustomResource,
    private readonly subject: GateSubject,
  ) {
    super(container, failing(container, subject.onFailure), constructWork(subject.work, subject));
  }

  protected report(failure: WaitFailure): GateReport {
    return { full: reportFailure(this.subject, failure), summary: summariseFailure(this.subject, failure) };
  }

  protected wait(): pulumi.Output<WaitResult | undefined> {
    const { resource, subject } = this;
    return pulumi.all([resource.id, endpointOf(resource), subject.redact]).apply(async ([id, endpoint, redact]) => {
      // A preview of containers that exist knows their ids: still, nothing is waited for.
      if (pulumi.runtime.isDryRun()) return undefined;
      const row = new ProgressRow(resource);
      const engine = await connect(endpoint);
      await this.revive(engine, endpoint, id);
      return engine.waitFor(id, subject.condition, {
        probe: subject.probe,
        // What an unhealthy service was missing may come with this very update.
        alreadyUnhealthy: "recheck",
        redact,
        ...(subject.deadlineMs !== undefined && { deadlineMs: subject.deadlineMs }),
        onProgress: (progress) => row.show(progress.message),
      });
    });
  }

  private async revive(engine: Engine, endpoint: EndpointOptions, id: string): Promise<void> {
    if (this.subject.isNew?.() ?? true) return;
    // An engine that does not answer is the wait's to report.
    const found = await engine.inspect(id).catch(() => undefined);
    const { condition, reconnect } = this.subject;
    const done = await startStopped(
      { ...(await housekeeping(endpoint)), ...(reconnect && { reconnect }) },
      found,
      condition,
    );
    if (done !== undefined) await pulumi.log.info(`service "${this.subject.service}": ${done}`, this.resource);
  }
}
