import { type GateCondition, type GateFailureReason, gateReasonOf } from "@pulumi-compose/health-model";
import type { Session } from "../../dashboard/session";
import type {
  DeploymentEvent,
  DiagnosticEvent,
  EventSink,
  GateEvent,
  ResourceEvent,
  SummaryEvent,
} from "../events/deployment-event";
import { conditionWord, countsText } from "../view/words";

/** Tells an update as it goes: its events, and what they mean for gates, the picture and the evidence. */
export class DeploymentStory implements EventSink {
  readonly #failed: { readonly dependency: string; readonly condition: string }[] = [];
  readonly #reasons: string[] = [];
  /** The services of which it was told why they failed. */
  readonly #explained = new Set<string>();
  #summary: SummaryEvent | undefined;

  constructor(
    private readonly session: Session,
    private readonly now: () => number = Date.now,
  ) {}

  emit(event: DeploymentEvent): void {
    this.session.tell({ type: "deployment", event });
    switch (event.type) {
      case "start":
        this.session.feed.beginUpdate();
        return;
      case "gate":
        this.#gate(event);
        return;
      case "diagnostic":
        this.#diagnostic(event);
        return;
      case "resource":
        this.#resource(event);
        return;
      case "summary":
        this.#summary = event;
        return;
      case "pull":
        return;
    }
  }

  close(): void {
    // What comes after the last event is said by `end`.
  }

  /** The update is over, whatever came of it. */
  end(exitCode: number): void {
    this.#tellNotStarted();
    this.session.feed.endUpdate(this.#explained);
    const { result, seconds = 0, changes = {} } = this.#summary ?? {};
    this.session.tell({
      ...{ type: "end", result: result ?? (exitCode === 0 ? "succeeded" : "failed"), exitCode, seconds },
      summary: countsText(changes, false),
      reasons: this.#reasons,
    });
  }

  #gate({ service, condition, status, message: told = "", waitedSeconds, holds }: GateEvent): void {
    const message = told.replace(/^gate\/[\w-]+: /, "");
    const waitedMs = waitedSeconds === undefined ? undefined : Math.round(waitedSeconds * 1_000);
    this.session.feed.gates.update(
      {
        ...{ service, condition, holds, status: status === "passed" ? "open" : status },
        ...(message !== "" && { message }),
        ...(waitedMs !== undefined && { waitedMs }),
      },
      this.now(),
    );
    if (status === "failed") this.#gateFailed(service, condition, message, gateReasonOf(told));
    const isPictured = isGateCondition(condition);
    if (status === "passed" && isPictured && waitedMs !== undefined)
      this.#turn({ kind: "gate-open", service, condition, waitedMs });
  }

  #gateFailed(service: string, condition: string, text: string, code: string | undefined): void {
    this.#failed.push({ dependency: service, condition });
    this.#explained.add(service);
    const [title = ""] = text.split("\n");
    this.#because(title);
    this.session.tell({ type: "evidence", service, ...(code && { code: `gate/${code}` }), title, text });
    if (!isGateCondition(condition)) return;
    const waitedMs = this.session.feed.gates.waitedMs(service, condition, this.now());
    this.#turn({ kind: "gate-failed", service, condition, waitedMs, code: pictured(code), reason: title });
  }

  #diagnostic({ severity, message, service, resource }: DiagnosticEvent): void {
    if (severity !== "error") return;
    const [title = ""] = message.split("\n");
    this.#because(resource === undefined ? title : `${resource}: ${title}`);
    if (service !== undefined) this.session.tell({ type: "evidence", service, title, text: message });
    const what = service === undefined ? undefined : refusedFor(message);
    if (service !== undefined && what) this.#turn({ kind: "refused", service, what });
  }

  #resource({ status, kind, name }: ResourceEvent): void {
    if (status === "failed") this.#because(`${kind} ${name} failed`);
  }

  /** Who stands behind a gate that has failed, and has no container from before. */
  #tellNotStarted(): void {
    const plan = this.session.plan;
    if (!plan || this.#failed.length === 0) return;
    const blocked = plan.blockedBy(this.#failed);
    for (const service of blocked) {
      const edge = plan.edges.find(
        ({ dependent, dependency, condition }) =>
          dependent === service &&
          (blocked.has(dependency) ||
            this.#failed.some((gate) => gate.dependency === dependency && gate.condition === condition)),
      );
      const because = !edge
        ? "what it waits for is not there"
        : blocked.has(edge.dependency)
          ? `"${edge.dependency}" is not started`
          : `"${edge.dependency}" is not ${conditionWord(edge.condition)}`;
      const isThere = this.session.feed.rows.some((row) => row.service === service && row.container !== undefined);
      this.#turn({ kind: isThere ? "left" : "not-started", service, because });
    }
  }

  #because(reason: string): void {
    if (!this.#reasons.includes(reason)) this.#reasons.push(reason);
  }

  #turn(said: Said): void {
    const checked = this.session.plan?.services[said.service]?.healthcheck.kind === "check";
    this.session.feed.turn({ entry: { atMs: this.now(), ...said }, checked });
  }
}

type Entry = Parameters<Session["feed"]["turn"]>[0]["entry"];
type Said = DistributiveOmit<Entry, "atMs">;
type DistributiveOmit<Whole, Keys extends PropertyKey> = Whole extends unknown ? Omit<Whole, Keys> : never;

function isGateCondition(condition: string): condition is GateCondition {
  return condition === "service_healthy" || condition === "service_completed_successfully";
}

/** The picture has fewer reasons than there are; its words say which it was. */
function pictured(code: string | undefined): GateFailureReason {
  switch (code) {
    case "exited":
    case "out-of-memory":
    case "removed":
      return "exited";
    case "deadline":
    case "no-healthcheck":
      return code;
    default:
      return "unhealthy";
  }
}

function refusedFor(message: string): "image" | "port" | undefined {
  if (/port is already allocated|address already in use/i.test(message)) return "port";
  return /pull access denied|manifest (?:for .* )?(?:unknown|not found)|no such image/i.test(message)
    ? "image"
    : undefined;
}
