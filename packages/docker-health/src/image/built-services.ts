import { resolve } from "node:path";

/** What is asked of a project: its services' builds. */
export interface BuiltServices {
  readonly workingDir: string;
  readonly services: Readonly<Record<string, { readonly build?: BuildSource | null | undefined }>>;
}

interface BuildSource {
  readonly context?: string | undefined;
  readonly dockerfile?: string | undefined;
  readonly dockerfile_inline?: string | undefined;
  readonly target?: string | undefined;
}

/** What a Dockerfile says, given its text and the stage to build. */
type Reader<T> = (text: string, target: string | undefined) => T | undefined;

/**
 * What the Dockerfiles of a project's built services say, by service; of those that say nothing, or cannot be read, none.
 *
 * @param read the bytes of a file, or undefined when it cannot be read
 * @param load the function to read them with; only asked for where a service is built, since it takes a library
 */
export function fromDockerfiles<T>(
  { services, workingDir }: BuiltServices,
  read: (path: string) => Uint8Array | undefined,
  load: () => Reader<T>,
): Record<string, T> {
  const found: Record<string, T> = Object.create(null);
  let reader: Reader<T> | undefined;
  for (const [name, { build }] of Object.entries(services)) {
    if (!build) continue;
    reader ??= load();
    const file = resolve(workingDir, build.context ?? ".", build.dockerfile ?? "Dockerfile");
    const text = build.dockerfile_inline ?? decode(read(file));
    const said = text === undefined ? undefined : reader(text, build.target);
    if (said !== undefined) found[name] = said;
  }
  return found;
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
