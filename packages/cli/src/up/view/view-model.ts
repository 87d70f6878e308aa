import type { ResourceKind } from "../../resources/resource-kind";
import { commandTarget } from "../../targets/command-targets";
import type {
  DeploymentEvent,
  DiagnosticEvent,
  GateEvent,
  PropertyChange,
  PullEvent,
  ResourceEvent,
  StartEvent,
  SummaryEvent,
} from "../events/deployment-event";
import { bytesText } from "./words";

/** How far a resource has come. */
export type RowState = "waiting" | "running" | "done" | "unchanged" | "planned" | "failed";

/** One resource, or one service of which nothing is there yet. */
export interface Row {
  readonly key: string;
  readonly kind: ResourceKind;
  readonly name: string;
  /** What the engine calls it. */
  called: string;
  readonly service: string | undefined;
  state: RowState;
  op: ResourceEvent["op"] | undefined;
  startedAt: number | undefined;
  seconds: number | undefined;
  changes: readonly PropertyChange[];
  ports: readonly string[];
  /** Of an image: how far its pull has come. */
  note: string;
  /** Of a replacement: whether the new one is there. */
  recreated: boolean;
}

/** A gate and the newest that is known of it. */
export type GateState = GateEvent & { readonly since: number };

/** Everything that a display shows, built up event by event. */
export class ViewModel {
  start: StartEvent | undefined;
  startedAt: number | undefined;
  summary: SummaryEvent | undefined;
  readonly rows = new Map<string, Row>();
  readonly gates = new Map<string, GateState>();
  readonly diagnostics: DiagnosticEvent[] = [];

  apply(event: DeploymentEvent, now: number): void {
    switch (event.type) {
      case "start":
        this.begin(event, now);
        return;
      case "resource":
        this.resource(event, now);
        return;
      case "pull":
        this.pull(event, now);
        return;
      case "gate":
        this.gate(event, now);
        return;
      case "diagnostic":
        this.diagnostics.push(event);
        return;
      case "summary":
        this.summary = event;
        return;
    }
  }

  /** The gate that a service is behind at the moment: the first of its dependencies' that is not passed. */
  heldBy(service: string): { readonly service: string; readonly condition: string } | undefined {
    const waits = this.start?.services.find(({ name }) => name === service)?.waits ?? [];
    return waits.find((wait) => {
      const status = this.gates.get(`${wait.service} ${wait.condition}`)?.status;
      // Not every target has a gate for that.
      if (wait.condition === "service_started" && status === undefined) return !this.isStarted(wait.service);
      return status !== "passed" && status !== "unmet";
    });
  }

  gatesOf(service: string): readonly GateState[] {
    return [...this.gates.values()].filter((gate) => gate.service === service);
  }

  private begin(event: StartEvent, now: number): void {
    this.start = event;
    this.startedAt = now;
    if (event.command === "down") return;
    const { kind, names } = commandTarget(event.target).runner;
    for (const { name, containers } of event.services) {
      for (const resource of names(event.project, name, containers)) {
        const row = newRow(kind, resource, name);
        this.rows.set(row.key, row);
      }
    }
  }

  private resource(event: ResourceEvent, now: number): void {
    if (event.kind === "project" || event.kind === "service") return;
    const row = this.rows.get(keyOf(event)) ?? newRow(event.kind, event.name, event.service);
    this.rows.set(row.key, row);
    if (event.changes.length > 0) row.changes = event.changes;
    if (event.ports) row.ports = event.ports;
    if (event.called !== undefined) row.called = event.called;
    row.op = mergedOperation(row.op, event.op);
    switch (event.status) {
      case "begun":
        row.startedAt ??= now;
        row.state = "running";
        return;
      case "planned":
        row.state = event.op === "same" ? "unchanged" : "planned";
        return;
      case "failed":
        row.state = "failed";
        row.seconds = event.seconds;
        return;
      case "done":
        row.seconds = (row.seconds ?? 0) + (event.seconds ?? 0);
        row.recreated ||= event.op === "create-replacement";
        row.state = doneState(row, event);
        return;
    }
  }

  private pull({ name, image, status, bytes, of }: PullEvent, now: number): void {
    const row = this.rows.get(`image ${name}`) ?? newRow("image", name, undefined);
    this.rows.set(row.key, row);
    row.called = image;
    row.note = noteOn(status, bytes, of);
    if (row.state !== "waiting") return;
    row.op ??= "create";
    row.startedAt = now;
    row.state = "running";
  }

  private gate(event: GateEvent, now: number): void {
    const key = `${event.service} ${event.condition}`;
    const known = this.gates.get(key);
    // A message that was under way when the gate was passed comes too late.
    if (known && known.status !== "waiting" && event.status === "waiting") return;
    // Some require it, and some do not: it has failed.
    if (known?.status === "failed" && event.status === "unmet") return;
    this.gates.set(key, { ...event, since: known?.since ?? now });
  }

  private isStarted(service: string): boolean {
    const own = [...this.rows.values()].filter((row) => row.service === service);
    return own.every((row) => row.state === "done" || row.state === "unchanged" || row.state === "planned");
  }
}

function noteOn(status: PullEvent["status"], bytes: number | undefined, of: number | undefined): string {
  if (status === "failed") return "";
  if (bytes === undefined || of === undefined) return status === "done" ? "pulled" : "pulling";
  return status === "done" ? `${bytesText(of)} pulled` : `pulling ${bytesText(bytes)} of ${bytesText(of)}`;
}

function newRow(kind: ResourceKind, name: string, service: string | undefined): Row {
  return {
    key: `${kind} ${name}`,
    kind,
    name,
    called: name,
    service,
    state: "waiting",
    op: undefined,
    startedAt: undefined,
    seconds: undefined,
    changes: [],
    ports: [],
    note: "",
    recreated: false,
  };
}

/** A replacement is done when the new one is there; which of creating and deleting comes first is the plugin's affair. */
function doneState(row: Row, { op }: ResourceEvent): RowState {
  if (op === "same") return "unchanged";
  const halfway = (op === "delete-replaced" || op === "replace") && !row.recreated;
  return halfway ? "running" : "done";
}

function keyOf(event: ResourceEvent): string {
  return `${event.kind} ${event.name}`;
}

/** The steps of a replacement are one operation to whoever looks on. */
function mergedOperation(before: Row["op"], now: ResourceEvent["op"]): ResourceEvent["op"] {
  if (now === "delete") return now;
  const replacing = now === "create-replacement" || now === "delete-replaced" || now === "replace";
  return replacing || before === "replace" ? "replace" : now;
}
