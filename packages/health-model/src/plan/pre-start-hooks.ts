import type { ComposeProject } from "@pulumi-compose/parser";
import { record } from "../util/record";

/** Which `pre_start` hook a service of a plan stands for. */
export interface PreStartOf {
  /** The service that the hook belongs to. */
  readonly service: string;
  /** Its place in the list, from 0. */
  readonly index: number;
  /** Whether it runs once a replica, not once a service. */
  readonly perReplica: boolean;
}

/** A project whose `pre_start` hooks are services. */
export interface ProjectWithHooks extends ComposeProject {
  /** The services that stand for hooks, by name. */
  readonly preStart: Readonly<Record<string, PreStartOf>>;
}

const none: Readonly<Record<string, PreStartOf>> = record([]);

/** The hooks of a project by the names of the services that stand for them; none where none does. */
export function preStartHooks(project: ComposeProject): Readonly<Record<string, PreStartOf>> {
  return hasHooks(project) ? project.preStart : none;
}

function hasHooks(project: ComposeProject): project is ProjectWithHooks {
  return "preStart" in project;
}
