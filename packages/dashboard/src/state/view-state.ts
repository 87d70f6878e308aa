import type {
  AboutEvent,
  ContainerState,
  DeploymentEvent,
  EndEvent,
  EngineEvent,
  EvidenceEvent,
  GateState,
  LogLine,
  Plan,
  ProbeEvent,
  SourcesEvent,
  TimelineEvent,
} from "../contract";

/** All that the page knows, folded from what it was told. Nothing in it is ever changed in place. */
export interface ViewState {
  readonly about?: AboutEvent;
  readonly plan?: Plan;
  readonly sources?: SourcesEvent;
  readonly engine?: EngineEvent;
  /** By the container's id. */
  readonly containers: ReadonlyMap<string, ContainerState>;
  /** By service, oldest first; of each replica the newest. */
  readonly probes: ReadonlyMap<string, readonly ProbeEvent[]>;
  /** By {@link gateKey}. */
  readonly gates: ReadonlyMap<string, GateState>;
  readonly story: Story;
  /** By service. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceEvent[]>;
  /** By service; in a report only. */
  readonly logs: ReadonlyMap<string, readonly LogLine[]>;
  readonly deployment?: Deployment;
  readonly end?: EndEvent;
  /** When the newest event was told, in milliseconds since the epoch, or from a simulation's beginning. */
  readonly at: number;
}

/** What has happened, ready to be drawn. */
export interface Story {
  /** Milliseconds since the epoch: the entries' moments count from there. */
  readonly beginMs: number;
  /** By service, in the order in which services first appear; oldest first, of each the newest. */
  readonly entries: ReadonlyMap<string, readonly StoryEntry[]>;
  readonly checked: ReadonlySet<string>;
}

export type StoryEntry = Pick<TimelineEvent, "entry" | "number">;

type Of<T extends DeploymentEvent["type"]> = Extract<DeploymentEvent, { readonly type: T }>;

/** What an update has told. */
export interface Deployment {
  readonly start?: Of<"start">;
  readonly startedAt: number;
  /** By Pulumi's name: what was last said of each. */
  readonly resources: ReadonlyMap<string, Of<"resource">>;
  /** By image. */
  readonly pulls: ReadonlyMap<string, Of<"pull">>;
  readonly diagnostics: readonly Of<"diagnostic">[];
  readonly summary?: Of<"summary">;
}

export const INITIAL_STATE: ViewState = {
  containers: new Map(),
  probes: new Map(),
  gates: new Map(),
  story: { beginMs: 0, entries: new Map(), checked: new Set() },
  evidence: new Map(),
  logs: new Map(),
  at: 0,
};

/** What a gate is known by. */
export function gateKey({ service, condition }: Pick<GateState, "service" | "condition">): string {
  return `${condition} ${service}`;
}
