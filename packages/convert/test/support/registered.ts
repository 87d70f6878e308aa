import * as pulumi from "@pulumi/pulumi";

/** A resource as a program registered it; secrets in plain, references resolved. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: unknown;
}

/**
 * Runs a program in a preview against an engine that accepts everything, and gives the containers, networks and volumes
 * that it registered, sorted. The labels' config hash is left out: a program of explicit resources has none.
 */
export async function registeredBy(
  project: string,
  config: Readonly<Record<string, string>>,
  program: () => void,
): Promise<Registered[]> {
  const registered: Registered[] = [];
  const settings = Object.entries(config).map(([key, value]) => [`${project}:${key}`, value]);
  pulumi.runtime.setAllConfig(Object.fromEntries(settings));
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        if (/^docker:.*:(?:Container|Network|Volume|Service|ServiceConfig)$/.test(type))
          registered.push({ type, name, inputs: plain(inputs) });
        return {
          id: `id-${name}`,
          state: { ...inputs, ...(type.endsWith("RemoteImage") && { imageId: imageId(inputs) }) },
        };
      },
      call: () => ({ sha256Digest: "sha256:registry", id: "found" }),
    },
    project,
    "test",
    true,
  );
  // The SDK asks for a stack trace with every promise, and each is mapped to its source: most of the time of a test.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    program();
    await pulumi.runtime.disconnect();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return registered.sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
}

interface ImageInputs {
  readonly name?: string;
  readonly build?: unknown;
}

/** A built image's tag is a digest that each style makes in its own way. */
function imageId({ name = "", build }: ImageInputs): string {
  return `sha256:${build === undefined ? name : name.slice(0, name.lastIndexOf(":"))}`;
}

const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

function plain(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isHash(item)).map((item) => plain(item, key));
  if (typeof value !== "object" || value === null) return value;
  const entries: Record<string, unknown> = { ...value };
  if (entries[signature] === secret) return plain(entries.value, key);
  // Beside the hook, the component says what that is made of.
  if (entries.label === "io.pulumi-compose.pre-start")
    return { ...entries, value: String(entries.value).split(" ")[0] };
  // A secret's resource is named by a digest of its content that each style salts in its own way.
  const compared = Object.entries(entries).filter(([name]) => name !== "secretId");
  return Object.fromEntries(compared.map(([name, child]) => [name, plain(child, name)]));
}

const hashes = ["com.docker.compose.config-hash", "io.pulumi-compose.config-hash"];

function isHash(item: unknown): boolean {
  return typeof item === "object" && item !== null && "label" in item && hashes.includes(String(item.label));
}
