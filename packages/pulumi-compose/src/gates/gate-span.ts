import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import type { ProbeEnd } from "@pulumi-compose/docker-health";
import { GATE_MESSAGES, type GateReason } from "@pulumi-compose/health-model";
import type { GateSubject } from "./gate-subject";

/** The name under which tracers know where spans come from. */
const TRACER = "@pulumi-compose/project";

/** How the wait of a gate ended, as far as its span tells. */
export type SpanEnd =
  | { readonly ok: true; readonly afterMs: number; readonly by: string }
  | { readonly ok: false; readonly afterMs: number; readonly reason: GateReason };

/**
 * The OpenTelemetry span of one gate's wait, with an event for each probe. What containers print is in neither. Where nobody has
 * registered a tracer there is none, and nothing is done.
 */
export class GateSpan {
  #boundMs: number | undefined;

  private constructor(private readonly span: Span) {}

  /**
   * Begins within the span that is active, which is Pulumi's own where it traces.
   *
   * @param id of what is waited for, on its engine
   */
  static begin(
    { service, project, deadlineMs, place, heldUp }: GateSubject,
    condition: string,
    id: string,
  ): GateSpan | undefined {
    const span = trace.getTracer(TRACER).startSpan(`gate ${service} ${condition}`);
    if (!span.isRecording()) return undefined;
    span.setAttributes(
      known({
        "pulumi_compose.service": service,
        "pulumi_compose.condition": condition,
        "pulumi_compose.project": project,
        "pulumi_compose.id": id,
        "pulumi_compose.place": place,
        "pulumi_compose.holds": [...heldUp],
      }),
    );
    const begun = new GateSpan(span);
    begun.bound(deadlineMs);
    return begun;
  }

  /** What Pulumi calls what is waited for. */
  of(urn: string): void {
    this.span.setAttribute("pulumi.urn", urn);
  }

  /** The longest that it waits, in milliseconds, once that is known. */
  bound(deadlineMs: number | undefined): void {
    if (deadlineMs === undefined || deadlineMs === this.#boundMs) return;
    this.#boundMs = deadlineMs;
    this.span.setAttribute("pulumi_compose.bound_ms", Math.round(deadlineMs));
  }

  probe({ by, start, durationMs, exitCode }: ProbeEnd): void {
    this.span.addEvent("probe", {
      "pulumi_compose.probe.by": by,
      "pulumi_compose.probe.start": start,
      "pulumi_compose.probe.duration_ms": durationMs,
      "pulumi_compose.probe.exit_code": exitCode,
      "pulumi_compose.probe.healthy": exitCode === 0,
    });
  }

  end(end: SpanEnd): void {
    this.span.setAttribute("pulumi_compose.waited_ms", Math.round(end.afterMs));
    if (end.ok) {
      this.span.setAttributes({ "pulumi_compose.verdict": "passed", "pulumi_compose.by": end.by });
    } else {
      const verdict = end.reason === "aborted" ? "aborted" : "failed";
      this.span.setAttributes({ "pulumi_compose.verdict": verdict, "pulumi_compose.reason": end.reason });
      const { code } = GATE_MESSAGES[end.reason];
      if (verdict === "failed") this.span.setStatus({ code: SpanStatusCode.ERROR, message: code });
    }
    this.span.end();
  }

  /** The wait itself has gone wrong, against all its promises. */
  broke(): void {
    this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

function known(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
