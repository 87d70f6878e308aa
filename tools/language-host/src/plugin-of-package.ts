/** A resource plugin (and what it is parameterized with) that an npm package asks the engine for. */
export interface RequiredPlugin {
  readonly name: string;
  readonly version: string;
  readonly server: string;
  readonly parameterization?: Parameterization;
  readonly extension?: Parameterization;
}

export interface Parameterization {
  readonly name: string;
  readonly version: string;
  /** Base64, as it stands in package.json. */
  readonly value: string;
}

/**
 * Reads the `pulumi` section of a parsed package.json.
 *
 * @returns undefined when the package has no resource plugin.
 * @throws Error when it has one but its name or version cannot be told.
 */
export function pluginOfPackage(manifest: unknown): RequiredPlugin | undefined {
  const info = record(manifest);
  const pulumi = record(info.pulumi);
  if (pulumi.resource !== true) return undefined;
  const version = text(pulumi.version) || text(info.version);
  if (version === "") throw new Error(`package "${text(info.name)}" has a Pulumi plugin but no version`);
  const parameterization = parameter(pulumi.parameterization);
  const extension = parameter(pulumi.extensionParameterization);
  return {
    name: pluginName(text(pulumi.name), text(info.name)),
    version: version.startsWith("v") ? version : `v${version}`,
    server: text(pulumi.server),
    ...(parameterization && { parameterization }),
    ...(extension && { extension }),
  };
}

// Only packages of the @pulumi scope may leave the plugin's name to the package's.
function pluginName(declared: string, packageName: string): string {
  if (declared !== "") return declared;
  if (packageName.startsWith("@pulumi/")) return packageName.slice("@pulumi/".length);
  throw new Error(`package "${packageName}" has a Pulumi plugin but no "name" in its "pulumi" section`);
}

function parameter(value: unknown): Parameterization | undefined {
  if (value === undefined || value === null) return undefined;
  const { name, version, value: bytes } = record(value);
  return { name: text(name), version: text(version), value: text(bytes) };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
