const PACKAGE_MANAGERS = ["auto", "npm", "yarn", "pnpm", "bun"] as const;

export type PackageManagerOption = (typeof PACKAGE_MANAGERS)[number];

/** The `runtime.options` of a Pulumi.yaml that concern Node.js. */
export interface NodeOptions {
  /** Load TypeScript sources through ts-node; on unless switched off. */
  readonly typescript: boolean;
  readonly tsconfig: string;
  readonly nodeargs: string;
  readonly packagemanager: PackageManagerOption;
  /** Leave development dependencies out when installing. */
  readonly production: boolean;
}

type Options = Readonly<Record<string, unknown>>;

/** @throws Error naming the option whose type or value is wrong. */
export function parseNodeOptions(options: Options): NodeOptions {
  const manager = text(options, "packagemanager", "auto");
  const packagemanager = PACKAGE_MANAGERS.find((known) => known === manager);
  if (packagemanager === undefined) {
    throw new Error(`packagemanager option must be one of ${PACKAGE_MANAGERS.join(", ")}; it is "${manager}"`);
  }
  return {
    typescript: flag(options, "typescript", true),
    tsconfig: text(options, "tsconfig", ""),
    nodeargs: text(options, "nodeargs", ""),
    packagemanager,
    production: flag(options, "production", false),
  };
}

function flag(options: Options, name: string, otherwise: boolean): boolean {
  const value = options[name] ?? otherwise;
  if (typeof value !== "boolean") throw new Error(`${name} option must be a boolean`);
  return value;
}

function text(options: Options, name: string, otherwise: string): string {
  const value = options[name] ?? otherwise;
  if (typeof value !== "string") throw new Error(`${name} option must be a string`);
  return value;
}
