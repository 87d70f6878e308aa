import { parseArgs } from "node:util";
import { ENGINE_LANES, type EngineLane, engineLane, SetupError } from "@pulumi-compose-tools/setup";

export const USAGE = `usage: npm run test:engines [-- [--all | --sample] [--only PATTERN]… [--page] [LANE…]]

Runs the end-to-end tests that have something to say about an engine on each of these engines (default: every one),
and writes what came out into docs/24-engines.md.

  --all            everything that their files have; by default one way through each capability
  --sample         one way through each capability, and no page: for CI
  --only PATTERN   only files whose path matches; what is known of the others stays
  --page           run nothing, write the page of what is known`;

export interface Arguments {
  readonly lanes: readonly EngineLane[];
  readonly depth: "ways" | "all";
  readonly patterns: readonly string[];
  readonly runs: boolean;
  readonly writes: boolean;
}

/** @returns undefined when the usage is asked for. @throws SetupError for what makes no sense. */
export function readArguments(args: readonly string[]): Arguments | undefined {
  const flag = { type: "boolean", default: false } as const;
  const options = {
    all: flag,
    sample: flag,
    page: flag,
    help: flag,
    only: { type: "string", multiple: true },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return undefined;
    return {
      lanes: positionals.length === 0 ? ENGINE_LANES : positionals.map(engineLane),
      depth: values.all ? "all" : "ways",
      patterns: values.only ?? [],
      runs: !values.page,
      writes: !values.sample,
    };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}
