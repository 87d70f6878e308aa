import type { PackageFolders } from "./modules";

/** The libraries by the name under which they are imported. */
export const libraries: PackageFolders = {
  "@pulumi-compose/parser": "compose-parser",
  "@pulumi-compose/health-model": "health-model",
  "@pulumi-compose/docker-health": "docker-health",
  "@pulumi-compose/docker-health/kernel": "docker-health/src/kernel.ts",
  "@pulumi-compose/kubernetes-health": "kubernetes-health",
  "@pulumi-compose/project": "pulumi-compose",
  "@pulumi-compose/convert": "convert",
};

/** Packages, lowest first: each imports only those before it. On one line: those that do not know each other. */
export const packageOrder: readonly (readonly string[])[] = [
  ["compose-parser"],
  ["health-model"],
  ["docker-health", "dashboard"],
  ["kubernetes-health"],
  ["pulumi-compose"],
  ["component", "convert"],
  ["cli"],
];

/** The rooms of a package, lowest first, as the architecture page draws them: files and folders below `src`. */
export const roomOrder: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "pulumi-compose": [
    ["sdk"],
    ["plan"],
    ["targets/common"],
    ["gates"],
    ["services"],
    ["targets/target.ts"],
    ["targets/docker", "targets/kubernetes", "targets/swarm"],
    ["targets/registry.ts", "targets/supports.ts"],
    ["programs", "compose-project"],
    ["index.ts"],
  ],
  dashboard: [
    ["contract"],
    ["state"],
    ["model"],
    ["live"],
    ["views/parts"],
    ["views/graph"],
    ["views/overview", "views/service"],
    ["views"],
    ["pages"],
  ],
  "kubernetes-health": [
    ["shared"],
    ["read"],
    ["judge"],
    ["watch", "evidence"],
    ["wait", "library"],
    ["facade"],
    ["index.ts"],
  ],
  component: [["contract"], ["targets"], ["inputs", "outputs"], ["provider.ts"], ["main.ts", "index.ts"]],
  convert: [
    ["code"],
    ["source"],
    ["resources"],
    ["targets/program-target.ts"],
    ["targets/docker", "targets/kubernetes", "targets/swarm"],
    ["targets/registry.ts"],
    ["load"],
    ["styles", "report", "scaffold", "write", "pcl", "adopt"],
    ["convert.ts"],
    ["plugin"],
    ["index.ts"],
  ],
};
