import * as pulumi from "@pulumi/pulumi";
import type { ProbeEnd } from "@pulumi-compose/docker-health";
import type { GateReason } from "@pulumi-compose/health-model";
import type { UpdateEnd } from "./fail-update";
import type { GateReport } from "./gate-report";
import { GateSpan } from "./gate-span";
import type { GateSubject } from "./gate-subject";
import { findHeldUp, type HeldUp } from "./held-up";
import { knownOf } from "./known-of";
import { leftToTell } from "./left-to-tell";
import { never } from "./never";
import { ProgressRow } from "./progress";
import type { ProjectRun } from "./project-run";
import { promised } from "./promised";
import { pulumiGone } from "./pulumi-gone";
import { unknownValue } from "./unknown-value";
import { whenUnknown } from "./when-unknown";

/** How a passed gate was passed. */
export interface GatePass {
  /** Milliseconds from the moment when the resource was there. */
  readonly waitedMs: number;
  /** Who said so: the engine, the gate's own probe, or it was so before. */
  readonly by: string;
}

/** Fails the update because of a gate for a condition. */
export type FailGate = (report: GateReport, condition: string) => Promise<UpdateEnd>;

/** Where a gate stands in its project, and who hears of its failure. */
export interface GateEnds {
  readonly run: ProjectRun;
  readonly gate: { readonly dependency: string; readonly condition: string };
  /** Called when the update fails because of this gate, and whoever waits is rejected. */
  readonly onFailure: (error: Error) => void;
}

/** A wait that may hold others back. */
export interface Gate {
  /** Resolves when the condition is met. When it cannot be, the update fails, and whoever takes this is not created. */
  required(): pulumi.Output<GatePass | undefined>;
  /** Resolves in any case; says so when the condition was not met (`required: false`). */
  optional(): pulumi.Output<GatePass | undefined>;
  /** Resolves when whoever asked may go on; asks for nothing itself. */
  settled(): pulumi.Output<GatePass | undefined> | undefined;
}

/** What a wait is for, and how long. */
export interface WaitTerms {
  /** Aborts when nobody needs its answer any more. */
  readonly signal: AbortSignal;
  readonly redact: readonly string[];
  readonly deadlineMs?: number;
  readonly onProgress: (progress: { readonly message: string; readonly deadlineMs?: number | undefined }) => void;
  /** Absent: nobody wants to know. */
  readonly onProbe?: (probe: ProbeEnd) => void;
}

/** A wait that ended, one way or the other. */
interface Ended {
  readonly ok: boolean;
  readonly afterMs: number;
}

/**
 * A wait for one resource's condition. It is evaluated on every `up`, never in a preview, and not before somebody asks.
 * `required` fails the update when the condition cannot be met; `optional` warns and goes on.
 */
export abstract class ResourceGate<
  Passed extends Ended & { readonly ok: true; readonly by: string },
  Failed extends Ended & { readonly ok: false; readonly reason: GateReason },
  Endpoint,
  Subject extends GateSubject = GateSubject,
> implements Gate
{
  private outcome: pulumi.Output<Passed | Failed | undefined> | undefined;
  private strict: pulumi.Output<GatePass | undefined> | undefined;
  private lenient: pulumi.Output<GatePass | undefined> | undefined;

  /** Truly private: an Output that holds a gate must not find the resource (see {@link opaque}). */
  readonly #resource: pulumi.CustomResource;

  constructor(
    resource: pulumi.CustomResource,
    protected readonly subject: Subject,
    private readonly fail: FailGate,
    protected readonly ends: GateEnds,
  ) {
    this.#resource = resource;
  }

  protected get resource(): pulumi.CustomResource {
    return this.#resource;
  }

  /** Called when somebody asks for the wait, before the resource is known to be there. */
  protected asked(): void {}

  /** What the resource's provider talks to: an engine, a cluster. The gate has to look at the very same. */
  protected abstract endpoint(): pulumi.Output<Endpoint>;

  /** The wait itself, for the resource of this id on what its provider talks to. */
  protected abstract wait(id: string, endpoint: Endpoint, terms: WaitTerms): Promise<Passed | Failed>;

  protected abstract report(failure: Failed, heldUp: HeldUp): GateReport;

  /** The services of a project that its engine has something of; undefined: nobody could be asked. */
  protected abstract servicesThere(project: string): Promise<readonly string[]> | undefined;

  required(): pulumi.Output<GatePass | undefined> {
    if (this.strict) return this.strict;
    const { run, gate, onFailure } = this.ends;
    const decided = run.begin(gate.dependency);
    this.strict = this.result().apply(async (result): Promise<GatePass | undefined> => {
      if (result?.ok !== false) {
        decided();
        return passOf(result);
      }
      const refusal = (await this.refusalOf(result))();
      decided();
      refusal.catch(onFailure);
      return refusal;
    });
    // Nor is there a wait for what was not made; and what goes wrong in one, against all its promises, ends it, too.
    whenUnknown(this.strict, decided, decided);
    return this.strict;
  }

  optional(): pulumi.Output<GatePass | undefined> {
    this.lenient ??= this.result().apply(async (result) => {
      if (result?.ok !== false) return passOf(result);
      // Where others do require it, the update fails, and the report stands in its error.
      if (this.strict || this.isOvertaken(result)) return undefined;
      const words = `${(await this.account(result)).full}\nIt is not required: going on.`;
      this.ends.run.miss(this.ends.gate, words);
      await pulumi.log.warn(words, this.resource);
      return undefined;
    });
    return this.lenient;
  }

  settled(): pulumi.Output<GatePass | undefined> | undefined {
    return this.strict ?? this.lenient;
  }

  /** What becomes of whoever requires the gate: told once, by the container for which the service's condition is not met. */
  private async refusalOf(failed: Failed): Promise<() => Promise<never>> {
    const { run, gate } = this.ends;
    const known = this.isOvertaken(failed) ? run.refusalOf(gate) : undefined;
    if (known) return known;
    const report = await this.account(failed);
    const { error, refuse } = await this.fail(report, gate.condition);
    run.fail(gate, error);
    run.miss(gate, report.full, refuse);
    return refuse;
  }

  /** Whether the wait has ended only because another of the service's containers has failed. */
  private isOvertaken({ reason }: Failed): boolean {
    return reason === "aborted" && this.ends.run.missed(this.ends.gate).aborted;
  }

  private async account(failed: Failed): Promise<GateReport> {
    const heldUp = await findHeldUp(this.subject, (project) => this.servicesThere(project));
    return leftToTell(this.report(failed, heldUp), this.resource);
  }

  private result(): pulumi.Output<Passed | Failed | undefined> {
    this.outcome ??= this.waitUntil(this.ends.run.missed(this.ends.gate));
    return this.outcome;
  }

  /** The wait, until the signal makes it pointless; undefined in previews. */
  private waitUntil(overtaken: AbortSignal): pulumi.Output<Passed | Failed | undefined> {
    const { resource, subject } = this;
    this.asked();
    // Only once it is there all else is asked for: until then each Output would take its memory, for hundreds of services.
    return resource.id.apply(async (id): Promise<Passed | Failed | undefined> => {
      // A preview of what exists knows its id: still, nothing is waited for.
      if (pulumi.runtime.isDryRun()) return undefined;
      const [endpoint, secrets] = await Promise.all([knownOf(this.endpoint()), knownOf(subject.redact)]);
      if (!endpoint || !secrets) return unknownValue();
      const row = new ProgressRow(resource);
      const gone = pulumiGone();
      const result = await this.traced(id, (span) =>
        this.wait(id, endpoint.value, {
          signal: gone ? AbortSignal.any([gone, overtaken]) : overtaken,
          redact: secrets.value,
          ...(subject.deadlineMs !== undefined && { deadlineMs: subject.deadlineMs }),
          onProgress: (progress) => {
            span?.bound(progress.deadlineMs);
            row.show(progress.message);
          },
          ...(span && { onProbe: (probe) => span.probe(probe) }),
        }),
      ).finally(() => row.end());
      return gone?.aborted ? never() : result;
    });
  }

  /** The wait within a span of its own, where somebody traces. */
  private async traced(
    id: string,
    wait: (span: GateSpan | undefined) => Promise<Passed | Failed>,
  ): Promise<Passed | Failed> {
    const span = GateSpan.begin(this.subject, this.ends.gate.condition, id);
    try {
      // There as soon as its id is.
      span?.of(await promised(this.resource.urn));
      const result = await wait(span);
      span?.end(result);
      return result;
    } catch (error) {
      span?.broke();
      throw error;
    }
  }
}

function passOf(result: { readonly afterMs: number; readonly by: string } | undefined): GatePass | undefined {
  return result && { waitedMs: Math.round(result.afterMs), by: result.by };
}
