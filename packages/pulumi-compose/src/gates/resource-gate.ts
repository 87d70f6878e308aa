import * as pulumi from "@pulumi/pulumi";
import type { GateWork } from "./construct-scope";

/** How a passed gate was passed. */
export interface GatePass {
  /** Milliseconds from the moment when the resource was there. */
  readonly waitedMs: number;
  /** Who said so: the engine, the gate's own probe, or it was so before. */
  readonly by: string;
}

/** What a gate's failure is called: in full, for the resource's row, and in one line. */
export interface GateReport {
  readonly full: string;
  readonly summary: string;
}

/** Fails the update because of a gate; never resolves. `failConstruct` hears of it within a component provider. */
export type FailGate = (report: GateReport, failConstruct?: (error: Error) => void) => Promise<never>;

/** A wait that may hold others back. */
export interface Gate {
  /** Resolves when the condition is met. When it cannot be, the update fails, and whoever takes this is not created. */
  required(): pulumi.Output<GatePass | undefined>;
  /** Resolves in any case; says so when the condition was not met (`required: false`). */
  optional(): pulumi.Output<GatePass | undefined>;
  /** Resolves when whoever asked may go on; asks for nothing itself. */
  settled(): pulumi.Output<GatePass | undefined> | undefined;
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
  Failed extends Ended & { readonly ok: false },
> implements Gate
{
  private outcome: pulumi.Output<Passed | Failed | undefined> | undefined;
  private strict: pulumi.Output<GatePass | undefined> | undefined;
  private lenient: pulumi.Output<GatePass | undefined> | undefined;

  constructor(
    protected readonly resource: pulumi.CustomResource,
    private readonly fail: FailGate,
    private readonly work?: GateWork,
  ) {}

  /** The wait itself; undefined in previews. */
  protected abstract wait(): pulumi.Output<Passed | Failed | undefined>;

  protected abstract report(failure: Failed): GateReport;

  required(): pulumi.Output<GatePass | undefined> {
    if (this.strict) return this.strict;
    const { work } = this;
    const decided = work?.begin();
    const failConstruct = (error: Error) => {
      work?.fail(error);
      decided?.();
    };
    this.strict = this.result().apply(async (result): Promise<GatePass | undefined> => {
      try {
        return result?.ok === false ? await this.fail(this.report(result), work && failConstruct) : passOf(result);
      } finally {
        decided?.();
      }
    });
    return this.strict;
  }

  optional(): pulumi.Output<GatePass | undefined> {
    this.lenient ??= this.result().apply(async (result) => {
      if (result?.ok !== false) return passOf(result);
      await pulumi.log.warn(`${this.report(result).full}\nIt is not required: going on.`, this.resource);
      return undefined;
    });
    return this.lenient;
  }

  settled(): pulumi.Output<GatePass | undefined> | undefined {
    return this.strict ?? this.lenient;
  }

  private result(): pulumi.Output<Passed | Failed | undefined> {
    this.outcome ??= this.wait();
    return this.outcome;
  }
}

function passOf(result: { readonly afterMs: number; readonly by: string } | undefined): GatePass | undefined {
  return result && { waitedMs: Math.round(result.afterMs), by: result.by };
}
