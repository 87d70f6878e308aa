import { resolve } from "node:path";
import type { ImageHealthcheck } from "@pulumi-compose/health-model";

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

/**
 * The HEALTHCHECKs that the images of a project's built services will have, as far as their Dockerfiles tell: what
 * `planStart` takes as `images`.
 *
 * @param read the bytes of a file, or undefined when it cannot be read
 */
export function builtHealthchecks(
  { services, workingDir }: BuiltServices,
  read: (path: string) => Uint8Array | undefined,
): Record<string, ImageHealthcheck | null> {
  const built = Object.entries(services).filter(([, { build }]) => build);
  if (built.length === 0) return {};
  // Reading a Dockerfile takes a library that most projects can start without.
  const { dockerfileHealthcheck }: typeof import("./dockerfile-healthcheck") = require("./dockerfile-healthcheck");
  const found: Record<string, ImageHealthcheck | null> = Object.create(null);
  for (const [name, { build }] of built) {
    if (!build) continue;
    const file = resolve(workingDir, build.context ?? ".", build.dockerfile ?? "Dockerfile");
    const text = build.dockerfile_inline ?? decode(read(file));
    const check = text === undefined ? undefined : dockerfileHealthcheck(text, build.target);
    if (check !== undefined) found[name] = check;
  }
  return found;
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
