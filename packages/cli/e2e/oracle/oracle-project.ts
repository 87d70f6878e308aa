import type { Condition } from "@pulumi-compose/parser";

/** A random project and what each of its services does. Plain data: it can be printed, shrunk and kept. */
export interface OracleProject {
  /** Each depends only on those before it. */
  readonly services: readonly OracleService[];
  readonly probe: "hybrid" | "engine";
  /** Of all gates, in milliseconds (`--deadline`); none: what follows from the checks. */
  readonly deadlineMs?: number;
  /** `switch`: what was missing comes, and the file stays as it is. `file`: the file is edited, which replaces containers. */
  readonly repair: "switch" | "file";
}

export interface OracleService {
  readonly name: string;
  readonly replicas: number;
  readonly script: Script;
  readonly check: CheckSource;
  readonly edges: readonly OracleEdge[];
  /** On the project's network, or on none: most need none, and are quicker without. */
  readonly network: boolean;
  /** Why the engine refuses it, if it does. */
  readonly refusal?: "image" | "port";
}

/** One service waits for another. */
export type OracleEdge =
  | {
      readonly kind: "depends_on";
      readonly to: string;
      readonly condition: Condition;
      readonly required: boolean;
      readonly restart: boolean;
    }
  | { readonly kind: "links" | "network_mode" | "ipc" | "pid"; readonly to: string };

/**
 * What a service's containers do from their own start on. A service that others wait to complete ends; how, is the
 * script's affair as well.
 *
 * - `good`: ready (or done) at once; `good-soon`: a moment later.
 * - `never`: its check fails. `hangs`: its check, and its way to completion, hang.
 * - `starting`: its check fails within a start period that never ends.
 * - `exits`: ends with 3 before it was ready. `ends`: the same with 0.
 * - `exits-later`: ready at once, ends with 3 later. `ends-later`: the same with 0.
 * - `turns-bad`: ready at once, its check fails later.
 * - `heals`: its check fails until after the engine's verdict.
 * - `slow`: ready (or done) later than the file allows.
 */
export type Script = (typeof SCRIPTS)[number];

export const SCRIPTS = [
  "good",
  "good-soon",
  "never",
  "hangs",
  "starting",
  "exits",
  "ends",
  "exits-later",
  "ends-later",
  "turns-bad",
  "heals",
  "slow",
] as const;

/**
 * Where the check is written: `file` and `image`: all of it there. `timings`: the image has the test, the file its timings.
 * `test`: the other way round. `build`: in the Dockerfile that the project builds. `none`: nowhere. `disabled`: in the
 * image, and switched off in the file.
 */
export type CheckSource = "file" | "image" | "timings" | "test" | "build" | "none" | "disabled";
