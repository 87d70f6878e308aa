import { parseArgs } from "node:util";
import { MOST_MACHINES } from "./subnet";

export const USAGE = `usage: swarm-bench [--engines N] [--image NAME]… [-- COMMAND…]

Starts N (2) engines, joins them to a swarm, says how to reach them, and ends them with Ctrl-C.
With a command, runs it with DOCKER_HOST set to the manager, and ends them when it ends.

  --image NAME   have this image on every engine: one of the set-up's (pulumi-compose/flask-redis:local),
                 or any name with "busybox" for the set-up's busybox; again for more. Default: busybox:latest`;

export interface Arguments {
  readonly engines: number;
  readonly images: readonly string[];
  /** Empty: stay until Ctrl-C. */
  readonly command: readonly string[];
}

/** @returns what is asked for, or what is wrong with it; an empty text asks for the usage. */
export function readArguments(args: readonly string[]): Arguments | string {
  try {
    const end = args.indexOf("--");
    const { values } = parseArgs({
      args: end < 0 ? [...args] : args.slice(0, end),
      options: {
        engines: { type: "string", default: "2" },
        image: { type: "string", multiple: true, default: ["busybox:latest"] },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return "";
    const engines = Number(values.engines);
    if (!Number.isInteger(engines) || engines < 1 || engines > MOST_MACHINES) {
      return `--engines takes a number from 1 to ${MOST_MACHINES}, not "${values.engines}"`;
    }
    return { engines, images: values.image, command: end < 0 ? [] : args.slice(end + 1) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
