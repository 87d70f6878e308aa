import type { EngineEvent } from "@pulumi/pulumi/automation";
import { gateReasonOf } from "@pulumi-compose/health-model";
import { withHint } from "../../io/with-hint";
import { resourceTypes } from "../../resources/resource-types";
import { runnerOf } from "../../targets/runner-of";
import type { AskedFor } from "../program/asked-for";
import type { DeploymentEvent, GateEvent, Operation, ResourceEvent } from "./deployment-event";
import { hintFor } from "./hint-for";
import { plainText } from "./plain-text";
import { propertyChanges } from "./property-changes";
import { isHidden, runsService, serviceOf, shownResource } from "./shown-resource";
import { parseUrn } from "./urn";

type Metadata = NonNullable<EngineEvent["resourcePreEvent"]>["metadata"];

/** A gate of the start plan, as far as the display cares. */
export interface KnownGate {
  readonly service: string;
  readonly condition: string;
  readonly holds: readonly string[];
  /** What the program calls it, where that is another word. */
  readonly goal?: string;
}

/** What is told of a gate. */
export function toldGate({ service, condition, holds }: KnownGate): Pick<GateEvent, "service" | "condition" | "holds"> {
  return { service, condition, holds };
}

/** A condition that was not met, and what is said of it. */
interface Missed {
  readonly condition: string;
  readonly words: string;
}

export interface TranslatorOptions {
  readonly project: string;
  readonly gates: readonly KnownGate[];
  /** For what of the file a container or an image is made. */
  readonly askedFor?: (resource: string, kind: string) => AskedFor | undefined;
  /** Milliseconds. The engine's own times are whole seconds. */
  readonly now?: () => number;
}

/**
 * Turns the engine's events into the events of a deployment. What the engine says about things that the user did not
 * write (providers, the stack) is left out.
 */
export class Translator {
  private readonly begun = new Map<string, number>();
  /** What a preview has told. */
  private readonly plans = new Set<string>();
  private readonly failed = new Set<string>();
  private readonly passed = new Set<string>();
  /** Conditions that services have missed, and whose reports are still to come. */
  private readonly missed = new Map<string, Missed[]>();
  /** The first lines of the reports of gates that were shown. */
  private readonly reported = new Set<string>();
  private errors = 0;

  private readonly now: () => number;

  constructor(private readonly options: TranslatorOptions) {
    this.now = options.now ?? Date.now;
  }

  translate(event: EngineEvent): readonly DeploymentEvent[] {
    if (event.resourcePreEvent) return this.begin(event.resourcePreEvent.metadata, planned(event.resourcePreEvent));
    if (event.resOutputsEvent) return this.end(event.resOutputsEvent.metadata, planned(event.resOutputsEvent));
    if (event.resOpFailedEvent) return this.fail(event.resOpFailedEvent.metadata);
    if (event.diagnosticEvent) return this.diagnose(event.diagnosticEvent);
    return [];
  }

  /** The gate is passed: this is seen by the program, not by the engine. */
  pass(gate: KnownGate, waitedSeconds: number): GateEvent {
    this.passed.add(gateKey(gate));
    return { type: "gate", ...toldGate(gate), status: "passed", waitedSeconds };
  }

  /** A condition was not met, which the program tells just before its report comes by the engine's way. */
  miss(service: string, condition: string, words = ""): void {
    this.missed.set(service, [...(this.missed.get(service) ?? []), { condition, words: plainText(words) }]);
  }

  private begin(metadata: Metadata, preview: boolean): DeploymentEvent[] {
    if (isHidden(metadata.urn)) return [];
    this.begun.set(metadata.urn, this.now());
    return preview || metadata.op === "same" ? [] : [resourceEvent(metadata, "begun", this.options.project)];
  }

  private end(metadata: Metadata, preview: boolean): DeploymentEvent[] {
    if (isHidden(metadata.urn) || (preview && isHalf(metadata.op))) return [];
    if (preview && this.isPlannedAgain(metadata)) return [];
    return [
      {
        ...resourceEvent(metadata, preview ? "planned" : "done", this.options.project),
        ...(!preview && metadata.op !== "same" && { seconds: this.since(metadata) }),
      },
    ];
  }

  /** A preview says of a component what is planned, and again when its outputs are registered. */
  private isPlannedAgain({ urn, op }: Metadata): boolean {
    const key = `${op} ${urn}`;
    if (this.plans.has(key)) return true;
    this.plans.add(key);
    return false;
  }

  private fail(metadata: Metadata): DeploymentEvent[] {
    if (isHidden(metadata.urn) || this.failed.has(metadata.urn)) return [];
    this.failed.add(metadata.urn);
    return [
      {
        ...resourceEvent(metadata, "failed", this.options.project),
        seconds: this.since(metadata),
      },
    ];
  }

  private since({ urn }: Metadata): number {
    const now = this.now();
    return Math.max(0, now - (this.begun.get(urn) ?? now)) / 1000;
  }

  private diagnose(event: NonNullable<EngineEvent["diagnosticEvent"]>): DeploymentEvent[] {
    const message = plainText((event.prefix ?? "") + event.message)
      .replace(/^(?:error|warning): /, "")
      // The SDK says it once for each property that it has come through.
      .replace(/^(?:error serializing property "[^"]*": )+/, "");
    // What a preview shows anyway: the object is made anew.
    if (/^Preview creation failed due to immutable fields; retrying with name/.test(message)) return [];
    if (message === "" || !shownSeverities.has(event.severity)) return [];
    const urn = event.urn ? parseUrn(event.urn) : undefined;
    const service = urn && runsService(urn.kind) ? serviceOf(event.urn ?? "", this.options.project) : undefined;
    if (event.ephemeral) {
      const isProgress = (urn && runnerOf(urn.kind)?.isProgress?.(message)) ?? true;
      return isProgress ? this.progress(service, message) : [];
    }
    const isReport = gateReasonOf(message) !== undefined;
    if (event.severity === "error" && service !== undefined && isReport) {
      this.errors += 1;
      this.reported.add(message.replace(/^gate\/[\w-]+: /, "").split("\n")[0] ?? "");
      return [
        { type: "gate", ...toldGate(this.gateOf(service, this.missedBy(service, message))), status: "failed", message },
      ];
    }
    const isUnmet = event.severity === "warning" && service !== undefined && isReport;
    // The engine and the SDK repeat on the stack what was said on a resource.
    if (event.severity === "error" && this.errors > 0 && isRepetition(urn?.token, message, this.reported)) return [];
    // Whoever cancelled knows, and the summary says so.
    if (/^(?:update|preview|destroy) cancell?ed$/.test(message)) return [];
    if (event.severity === "error") this.errors += 1;
    return [
      ...(isUnmet
        ? [
            {
              type: "gate" as const,
              ...toldGate(this.gateOf(service, this.missedBy(service, message))),
              status: "unmet" as const,
            },
          ]
        : []),
      {
        type: "diagnostic",
        severity: event.severity === "error" || event.severity === "warning" ? event.severity : "info",
        message: event.severity === "error" ? this.explained(message, urn) : message,
        ...(urn && urn.kind !== "other" && { resource: urn.name }),
        ...(service !== undefined && { service }),
      },
    ];
  }

  /** An error with its place in the file, and what to do about it. */
  private explained(message: string, urn: ReturnType<typeof parseUrn> | undefined): string {
    const asked =
      urn?.kind === "container" || urn?.kind === "image" ? this.options.askedFor?.(urn.name, urn.kind) : undefined;
    return withHint(asked ? `${message}\n  ${asked.at}` : message, hintFor(message) ?? asked?.hint);
  }

  private progress(service: string | undefined, message: string): DeploymentEvent[] {
    if (service === undefined) return [];
    // It comes by the engine's way, and may be late: the gate's end is told directly.
    const own = this.options.gates.filter((gate) => gate.service === service);
    if (own.length > 0 && own.every((gate) => this.passed.has(gateKey(gate)))) return [];
    return [{ type: "gate", ...toldGate(this.gateOf(service)), status: "waiting", message }];
  }

  /**
   * The condition that a report is of, which comes on the resource's row: the program has told its words. Where Pulumi has hidden a secret
   * in them it is of what was missed first. Replicas may say the same again.
   */
  private missedBy(service: string, report: string): string | undefined {
    const missed = this.missed.get(service) ?? [];
    const at = Math.max(
      0,
      missed.findIndex(({ words }) => words === report),
    );
    const [found] = missed.length > 1 ? missed.splice(at, 1) : missed;
    return found?.condition;
  }

  private gateOf(service: string, condition?: string): KnownGate {
    const own = this.options.gates.filter((gate) => gate.service === service);
    const told = own.find(({ condition: known, goal = known }) => goal === condition);
    const open = own.find((gate) => !this.passed.has(gateKey(gate)));
    return told ?? open ?? own[0] ?? { service, condition: "service_healthy", holds: [] };
  }
}

/** The SDK sends debugging messages in any case; they hold whole resources. */
const shownSeverities: ReadonlySet<string> = new Set(["info", "info#err", "warning", "error"]);

function planned(event: { readonly planning?: boolean }): boolean {
  return event.planning === true;
}

/** A replacement is planned as three steps; the middle one says what and why. */
function isHalf(op: Metadata["op"]): boolean {
  return op === "create-replacement" || op === "delete-replaced";
}

function isRepetition(token: string | undefined, message: string, reported: ReadonlySet<string>): boolean {
  if (token !== undefined && token !== "pulumi:pulumi:Stack") return false;
  // A program that waits itself ends with the gate's error.
  if ([...reported].some((line) => message.startsWith(line))) return true;
  return /^(?:One or more errors occurred|update failed|preview failed|destroy failed|Unhandled exception: )/.test(
    message,
  );
}

function resourceEvent(metadata: Metadata, status: ResourceEvent["status"], project: string): ResourceEvent {
  const { new: next, old } = metadata;
  const names: unknown[] = [next?.outputs?.name, next?.inputs?.name, old?.inputs?.name];
  const parent = next?.parent || old?.parent;
  const { ports, ...shown } = shownResource({ urn: metadata.urn, parent, names, outputs: next?.outputs }, project);
  return {
    type: "resource",
    ...shown,
    op: staysOnEngine(metadata) ? "discard" : operationOf(metadata.op),
    status,
    changes: metadata.op === "same" ? [] : propertyChanges(metadata),
    ...(status === "done" && ports && { ports }),
  };
}

/** Whether an image leaves the state alone: its deletion is one of Pulumi's, not of the engine's. */
function staysOnEngine({ op, old }: Metadata): boolean {
  return op === "delete" && old?.type === resourceTypes.image && old.inputs?.keepLocally === true;
}

function gateKey(gate: KnownGate): string {
  return `${gate.service} ${gate.condition}`;
}

function operationOf(op: Metadata["op"]): Operation {
  switch (op) {
    case "read-replacement":
      return "read";
    case "import-replacement":
      return "import";
    case "discard-replaced":
    case "remove-pending-replace":
      return "discard";
    default:
      return op;
  }
}
