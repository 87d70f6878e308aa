import type { support } from "../../src/targets/docker/support";

type Attribute = keyof typeof support;

/** Attributes that are mapped and of which there is no edit among these, with the reason or the place where it is edited. */
export const notHere: Partial<Readonly<Record<Attribute, string>>> = {
  build: "lifecycle.e2e.test.ts edits a context, a Dockerfile and an inline one",
  cpu_rt_period: "takes a kernel with groups of real-time processes",
  cpu_rt_runtime: "takes a kernel with groups of real-time processes",
  depends_on: "changes no container, but the order: lifecycle.e2e.test.ts, gate.e2e.test.ts",
  gpus: "takes an engine with a GPU",
  mac_address: "takes an engine of API 1.44: an older one ignores the address of an endpoint",
  name: "is the project's and renames everything",
  pids_limit: "no argument of a container: limits.e2e.test.ts edits it and takes it out",
  platform: "takes an image for two platforms",
  pre_start: "is another container: pre-start.e2e.test.ts",
  privileged: "an engine within a sandbox refuses it",
  profiles: "says which services there are; tested beside the parser",
  pull_policy: "takes a registry",
  runtime: "takes an engine with a second runtime",
  storage_opt: "takes an engine on a file system with quotas",
};
