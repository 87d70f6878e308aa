import * as pulumi from "@pulumi/pulumi";
import { connect, type WaitResult } from "@pulumi-compose/docker-health";
import type { Gate as PlannedGate } from "@pulumi-compose/health-model";
import type { ProbeMode } from "../component/args";
import { endpointOf } from "./endpoint";
import { failUpdate } from "./fail-update";
import { ProgressRow } from "./progress";
import { reportFailure, summariseFailure } from "./report";

/** How a passed gate was passed. */
export interface GatePass {
  /** Milliseconds from the moment when the container was there. */
  readonly waitedMs: number;
  /** Who said so: the engine, the gate's own probe, or it was so before. */
  readonly by: string;
}

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
  /** Called when the update fails because of this gate and the program goes on running. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * A wait for one container's condition. It is evaluated on every `up`, never in a preview, and not before somebody asks.
 * `required` fails the update when the condition cannot be met; `optional` warns and goes on.
 */
export class ContainerGate {
  private outcome: pulumi.Output<WaitResult | undefined> | undefined;
  private strict: pulumi.Output<GatePass | undefined> | undefined;
  private lenient: pulumi.Output<GatePass | undefined> | undefined;

  /** Truly private: an Output that holds a gate must not find the resource (see {@link opaque}). */
  readonly #container: pulumi.CustomResource;

  constructor(
    container: pulumi.CustomResource,
    private readonly subject: GateSubject,
  ) {
    this.#container = container;
  }

  /** Resolves when the condition is met. When it cannot be, the update fails, and whoever takes this is not created. */
  required(): pulumi.Output<GatePass | undefined> {
    this.strict ??= this.result().apply(async (result) => {
      if (!result || result.ok) return passOf(result);
      const { subject } = this;
      try {
        return await failUpdate(reportFailure(subject, result), summariseFailure(subject, result), this.#container);
      } catch (error) {
        subject.onFailure(error);
        throw error;
      }
    });
    return this.strict;
  }

  /** Resolves in any case; says so when the condition was not met (`required: false`). */
  optional(): pulumi.Output<GatePass | undefined> {
    this.lenient ??= this.result().apply(async (result) => {
      if (result && !result.ok) {
        await pulumi.log.warn(`${reportFailure(this.subject, result)}\nIt is not required: going on.`, this.#container);
      }
      return result?.ok ? passOf(result) : undefined;
    });
    return this.lenient;
  }

  /** Resolves when whoever asked may go on; asks for nothing itself. */
  settled(): pulumi.Output<GatePass | undefined> | undefined {
    return this.strict ?? this.lenient;
  }

  private result(): pulumi.Output<WaitResult | undefined> {
    this.outcome ??= pulumi
      .all([this.#container.id, endpointOf(this.#container), this.subject.redact])
      .apply(async ([id, endpoint, redact]) => {
        // A preview of containers that exist knows their ids: still, nothing is waited for.
        if (pulumi.runtime.isDryRun()) return undefined;
        const row = new ProgressRow(this.#container);
        const engine = await connect(endpoint);
        return engine.waitFor(id, this.subject.condition, {
          probe: this.subject.probe,
          // What an unhealthy service was missing may come with this very update.
          alreadyUnhealthy: "recheck",
          redact,
          ...(this.subject.deadlineMs !== undefined && { deadlineMs: this.subject.deadlineMs }),
          onProgress: (progress) => row.show(progress.message),
        });
      });
    return this.outcome;
  }
}

function passOf(result: WaitResult | undefined): GatePass | undefined {
  return result?.ok ? { waitedMs: Math.round(result.afterMs), by: result.by } : undefined;
}
