import type { PreStartOf } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, ServiceConfig } from "@pulumi-compose/parser";
import type { PlainContainerArgs } from "../../plan/resource-plan";

/** What the mapping may read from outside: content of files that the project names. */
export interface PlanFiles {
  /** The file's bytes, or undefined when it cannot be read. */
  read(path: string): Uint8Array | undefined;
}

/** What a group of attributes is mapped with: one service, one place for diagnostics. */
export interface MappingContext {
  readonly project: ComposeProject;
  readonly service: ServiceConfig;
  /** The replica's number, from 1. */
  readonly index: number;
  readonly files: PlanFiles;
  /** The key of a replica's container in the plan. */
  readonly containerKey: (service: string, index?: number) => string;
  /** The value of an environment variable, possibly a marker. */
  readonly variable: (name: string) => string | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Which `pre_start` hook the service stands for, if for one. */
  readonly preStartOf?: PreStartOf;
  /** The container of the `pre_start` hook that runs just before: its key, and a hash of what it is made of. */
  readonly behind?: { readonly key: string; readonly hash: string } | undefined;
}

/** A group of container arguments; absent ones stay absent, so that the plugin's own defaults apply. */
export type ArgsGroup = Partial<PlainContainerArgs>;

/** Drops what is undefined or empty, so that an attribute that says nothing adds no argument. */
export function compact<T extends object>(args: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const result: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key of keysOf(args)) {
    const value = args[key];
    if (value === undefined || value === null) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    result[key] = value as Exclude<T[typeof key], undefined>;
  }
  return result;
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
