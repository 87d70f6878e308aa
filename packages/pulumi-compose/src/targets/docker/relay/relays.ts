import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";

/** A project in which services have relays before them. */
export interface ProjectWithRelays extends ComposeProject {
  readonly relays: Relays;
}

/** What has become of all that is said of relays. */
export interface Relays {
  /** The service that a relay stands before, by the name of the relay. */
  readonly of: ReadonlyMap<string, string>;
  /** What is wrong with what is said of others. */
  readonly diagnostics: readonly Diagnostic[];
}

const none: Relays = { of: new Map(), diagnostics: [] };

/** The relays of a project that has been through `withRelays`. */
export function relaysOf(project: ComposeProject): Relays {
  return hasRelays(project) ? project.relays : none;
}

export function hasRelays(project: ComposeProject): project is ProjectWithRelays {
  return "relays" in project;
}
