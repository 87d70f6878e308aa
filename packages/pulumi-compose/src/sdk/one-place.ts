import * as pulumi from "@pulumi/pulumi";

/** Where calls stand, the innermost first; undefined: within Node.js. */
type Trace = readonly ({ readonly uri: string } | undefined)[];

/** What the SDK finds out by where a resource is made, without so many of the innermost calls. */
interface Tracer {
  stackTrace: (skip: number) => Trace;
}

/** The SDK's two, this function, and the one that calls it. */
const INNERMOST = 3;
/** What runs a program: the outermost calls are the same for each. Source maps put the SDK's beside its own folder. */
const RUNS_PROGRAMS = /\/node_modules\/(?:@pulumi|ts-node|tsx)\//;

/**
 * Runs something synchronous in which all resources are made in one place, as far as Pulumi is told: where the caller of this function
 * was called, which is a line of a program. The SDK (3.276) takes a stack trace for each resource, maps every frame of it back through
 * source maps, and the engine writes all of it into the state, with what ran the program.
 *
 * Where the SDK does not do so, nothing is changed.
 */
export function inOnePlace<T>(run: () => T): T {
  const tracer = pulumi.Resource as unknown as Partial<Tracer>;
  if (!isTracing(tracer)) return run();
  const { stackTrace } = tracer;
  const trace = ofProgram(tracer.stackTrace(INNERMOST));
  tracer.stackTrace = () => trace;
  try {
    return run();
  } finally {
    tracer.stackTrace = stackTrace;
  }
}

/** Down to the outermost call of the program. */
function ofProgram(trace: Trace): Trace {
  const outermost = trace.findLastIndex((call) => call !== undefined && !RUNS_PROGRAMS.test(call.uri));
  return trace.slice(0, outermost + 1);
}

function isTracing(tracer: Partial<Tracer>): tracer is Tracer {
  return typeof tracer.stackTrace === "function" && tracer.stackTrace.length === 1;
}
