import type { Timed } from "./timed";

/** What an update tells: the very events of `up --json`. */
export interface DeploymentStreamEvent extends Timed {
  readonly type: "deployment";
  readonly event: DeploymentEvent;
}

/** One property that an operation changes. Values are short texts; a secret's is `[secret]`. */
export interface PropertyChange {
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  /** Whether this change is why the resource is replaced. */
  readonly replaces: boolean;
  readonly old?: string;
  readonly new?: string;
}

/** @typeParam Kind the kinds of resources that there are @typeParam Step Pulumi's words for what happens to one: `same`, `create`, … */
export interface ResourceEvent<Kind = string, Step = string> {
  readonly type: "resource";
  readonly kind: Kind;
  /** The resource's name in Pulumi: `shop-web-1`. */
  readonly name: string;
  /** What the engine calls it, where that is something else: `shop_data`. */
  readonly called?: string;
  /** The compose service, of a container or of a swarm's service. */
  readonly service?: string;
  readonly op: Step;
  /** `planned` in a preview, else `begun`, then `done` or `failed`. */
  readonly status: "planned" | "begun" | "done" | "failed";
  /** From begun to done. */
  readonly seconds?: number;
  readonly changes: readonly PropertyChange[];
  /** Published ports of a container: `127.0.0.1:8080->80/tcp`. */
  readonly ports?: readonly string[];
}

/** An image that the engine pulls before Pulumi asks it to. Where that fails, Pulumi asks once more, and tells why. */
export interface PullEvent {
  readonly type: "pull";
  /** The image's resource in Pulumi. */
  readonly name: string;
  readonly image: string;
  readonly status: "begun" | "running" | "done" | "failed";
  /** Of its layers, as they are sent: what is there, and what is known to come. */
  readonly bytes?: number;
  readonly of?: number;
  readonly seconds?: number;
}

/** A gate, as an update tells of it. */
export interface UpdateGateEvent {
  readonly type: "gate";
  /** The service that is waited for. */
  readonly service: string;
  readonly condition: string;
  /** `unmet`: it cannot be passed, and nobody requires it. A diagnostic has the evidence. */
  readonly status: "waiting" | "passed" | "failed" | "unmet";
  /** One line of evidence while it waits; the whole of it when it failed. */
  readonly message?: string;
  readonly waitedSeconds?: number;
  /** The services that wait behind it. */
  readonly holds: readonly string[];
}

export interface DiagnosticEvent {
  readonly type: "diagnostic";
  readonly severity: "info" | "warning" | "error";
  readonly message: string;
  readonly resource?: string;
  readonly service?: string;
}

export interface StartEvent {
  readonly type: "start";
  readonly command: "up" | "down" | "preview";
  readonly project: string;
  /** Absent: containers on one engine. */
  readonly target?: string;
  /** Where the state is kept. */
  readonly backend: string;
  /** The services in the order of their start; none when the command needs no file. */
  readonly services: readonly StartingService[];
}

export interface StartingService {
  readonly name: string;
  readonly containers: number;
  /** What its start waits for. */
  readonly waits: readonly { readonly service: string; readonly condition: string }[];
}

export interface SummaryEvent<Changes = Readonly<Record<string, number>>> {
  readonly type: "summary";
  /** `refused`: nothing was done, as something was missing or in the way. */
  readonly result: "succeeded" | "failed" | "cancelled" | "refused";
  /** How many resources there were for each operation; the project and its services are not counted. */
  readonly changes: Changes;
  readonly seconds: number;
}

/** What happens in a deployment. */
export type DeploymentEvent = StartEvent | ResourceEvent | PullEvent | UpdateGateEvent | DiagnosticEvent | SummaryEvent;
