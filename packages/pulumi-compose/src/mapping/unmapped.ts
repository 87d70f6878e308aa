import type { ServiceConfig } from "@pulumi-compose/parser";
import type { MappingContext } from "./context";
import { unsupported } from "./diagnose";

/** Attributes that the docker plugin has no argument for, and why that matters. */
const withoutCounterpart: Partial<Record<keyof ServiceConfig, string>> = {
  annotations: "the plugin has no such argument",
  cpu_count: "only Windows containers know it",
  cpu_percent: "only Windows containers know it",
  cpu_rt_period: "the plugin has no such argument",
  cpu_rt_runtime: "the plugin has no such argument",
  credential_spec: "only Windows containers know it",
  device_cgroup_rules: "the plugin has no such argument",
  external_links: "the plugin has no links; put the other container on a shared network",
  isolation: "only Windows containers know it",
  mem_swappiness: "the plugin has no such argument",
  models: "the plugin runs no models",
  oom_kill_disable: "the plugin has no such argument",
  oom_score_adj: "the plugin has no such argument",
  pids_limit: "the plugin has no such argument",
  pre_stop: "Pulumi destroys without running the program that would run the hook",
  provider: "the service is run by a compose provider, not by the engine",
  use_api_socket: "the plugin has no such argument; mount the socket instead",
  uts: "the plugin has no such argument",
};

/** Reports every attribute that was given and gets lost: nothing is dropped silently. */
export function reportUnmapped(context: MappingContext): void {
  for (const attribute of attributesOf(withoutCounterpart)) {
    const reason = withoutCounterpart[attribute];
    const value = context.service[attribute];
    if (reason === undefined || isNothing(value)) continue;
    unsupported(context, [attribute], reason);
  }
}

function attributesOf(table: Partial<Record<keyof ServiceConfig, string>>): (keyof ServiceConfig)[] {
  return Object.keys(table) as (keyof ServiceConfig)[];
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "" || value === 0) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
