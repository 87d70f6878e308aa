import { type BuildConfig, isSymbolic } from "@pulumi-compose/parser";
import type { PlainImageArgs } from "../../plan/resource-plan";
import { compact } from "./context";
import { type DiagnosedService, diagnose, unsupported } from "./diagnose";
import { UNKNOWN_VALUE } from "./target-messages";

type BuildArgs = NonNullable<PlainImageArgs["build"]>;

/** Attributes of `build` that the plugin has no argument for. */
const leftOut = {
  entitlements: "the plugin grants none",
  no_cache_filter: "the plugin has no such argument; `no_cache` has one",
  privileged: "the plugin has no such argument",
  ssh: "the plugin forwards no agent",
} as const satisfies Partial<Record<keyof BuildConfig, string>>;

/** What the plugin builds an image with, apart from the context. What it cannot express is reported. */
export function buildArgs(from: DiagnosedService, build: BuildConfig, dockerfile: string): Omit<BuildArgs, "context"> {
  reportUnmapped(from, build);
  const args = Object.entries(build.args ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const labels = build.labels && Object.keys(build.labels).length > 0 ? { ...build.labels } : undefined;
  return compact({
    dockerfile,
    buildArgs: args.length > 0 ? Object.fromEntries(args) : undefined,
    target: build.target,
    // The plugin's older builder reads the one, buildx the other.
    labels,
    label: labels,
    additionalContexts: additionalContexts(build),
    cacheFroms: build.cache_from && [...build.cache_from],
    cacheTos: build.cache_to && [...build.cache_to],
    noCache: build.no_cache || undefined,
    pullParent: build.pull || undefined,
    networkMode: build.network,
    platform: from.service.platform ?? build.platforms?.[0],
    isolation: build.isolation,
    provenance: build.provenance,
    sbom: build.sbom,
    secrets: secrets(from, build),
    shmSize: build.shm_size,
    extraHosts: Object.entries(build.extra_hosts ?? {}).flatMap(([host, ips]) => ips.map((ip) => `${host}:${ip}`)),
    ulimits: Object.entries(build.ulimits ?? {}).map(([name, { soft, hard }]) => ({ name, soft, hard })),
  }) as Omit<BuildArgs, "context">;
}

function reportUnmapped(from: DiagnosedService, build: BuildConfig): void {
  for (const attribute of keysOf(leftOut)) {
    const value = build[attribute];
    const isGiven = typeof value === "object" ? Object.keys(value).length > 0 : value === true;
    if (isGiven) unsupported(from, ["build", attribute], leftOut[attribute]);
  }
  for (const [name, source] of Object.entries(build.additional_contexts ?? {})) {
    if (!source.startsWith("service:")) continue;
    unsupported(from, ["build", "additional_contexts", name], "the plugin knows no other service's build");
  }
  if (isSymbolic(build.dockerfile_inline)) {
    diagnose(from, UNKNOWN_VALUE, ["build", "dockerfile_inline"], {});
  }
  if ((build.platforms?.length ?? 0) > 1) {
    const taken = from.service.platform ?? build.platforms?.[0];
    unsupported(from, ["build", "platforms"], `an engine's store holds one platform of an image, ${taken} is built`);
  }
}

function additionalContexts(build: BuildConfig): string[] {
  return Object.entries(build.additional_contexts ?? {})
    .filter(([, source]) => !source.startsWith("service:"))
    .map(([name, source]) => `${name}=${source}`);
}

type BuildSecret = NonNullable<BuildArgs["secrets"]>[number];

/** The builder reads a secret's file or variable itself, when it builds: nothing of it comes into the state. */
function secrets(from: DiagnosedService, build: BuildConfig): BuildSecret[] {
  return (build.secrets ?? []).flatMap(({ source, target }, position): BuildSecret[] => {
    const { file, environment } = from.project.secrets[source] ?? {};
    const id = target ?? source;
    if (file !== undefined) return [{ id, src: file }];
    if (environment !== undefined) return [{ id, env: environment }];
    unsupported(from, ["build", "secrets", position], `the secret "${source}" is neither a file nor a variable`);
    return [];
  });
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
