/** Where a name comes from that no module of the program declares. */
export interface External {
  readonly module: string;
  /** `import * as name`. */
  readonly namespace?: boolean;
}

/** Everything that generated programs import from packages. */
export const externals: ReadonlyMap<string, External> = new Map([
  ["k8s", { module: "@pulumi/kubernetes", namespace: true }],
  ["docker", { module: "@pulumi/docker", namespace: true }],
  ["pulumi", { module: "@pulumi/pulumi", namespace: true }],
  ["readFileSync", { module: "node:fs" }],
  ["homedir", { module: "node:os" }],
  ["resolve", { module: "node:path" }],
  ...[
    "ComposeProject",
    "completed",
    "composeLabels",
    "imageCommand",
    "imageEntrypoint",
    "contentName",
    "contextDigest",
    "converged",
    "envFile",
    "healthy",
    "limited",
    "postStart",
    "preStart",
    "stageDockerfile",
    "started",
    "verbatim",
  ].map((name): [string, External] => [name, { module: "pulumi-compose" }]),
]);

/** An import of names, or of a whole module, or for its effect alone. */
export interface Import {
  readonly module: string;
  readonly names: readonly string[];
  readonly namespace?: string;
}

/** Import lines in the order in which formatters sort them: Node's own, packages, files of the program. */
export function printImports(imports: readonly Import[]): string {
  return [...imports]
    .sort((a, b) => rank(a.module) - rank(b.module) || compare(a.module, b.module))
    .map(printImport)
    .join("");
}

function printImport({ module, names, namespace }: Import): string {
  const from = JSON.stringify(module);
  if (namespace !== undefined) return `import * as ${namespace} from ${from};\n`;
  if (names.length === 0) return `import ${from};\n`;
  const sorted = [...names].sort(compare);
  const line = `import { ${sorted.join(", ")} } from ${from};`;
  return line.length <= 120
    ? `${line}\n`
    : `import {\n${sorted.map((name) => `  ${name},\n`).join("")}} from ${from};\n`;
}

function rank(module: string): number {
  if (module.startsWith("node:")) return 0;
  return module.startsWith("..") ? 2 : module.startsWith(".") ? 3 : 1;
}

/** As people sort: numbers by value, letters before their capitals. */
function compare(a: string, b: string): number {
  const order = new Intl.Collator("en", { numeric: true }).compare(a, b);
  return order;
}
