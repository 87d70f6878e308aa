import * as pulumi from "@pulumi/pulumi";

/** Where calls stand, the innermost first. */
type Trace = readonly unknown[];

/** What the SDK finds out by where a resource is made, without so many of the innermost calls. */
interface Tracer {
  stackTrace: (skip: number) => Trace;
}

/** The SDK's two, this function, and the one that calls it. */
const INNERMOST = 3;

/**
 * Runs something synchronous in which all resources are made in one place, as far as Pulumi is told: where the caller of this function
 * was called, which is a line of a program. The SDK (3.276) takes a stack trace for each resource, maps every frame of it back through
 * source maps, and the engine writes all of it into the state.
 *
 * Where the SDK does not do so, nothing is changed.
 */
export function inOnePlace<T>(run: () => T): T {
  const tracer = pulumi.Resource as unknown as Partial<Tracer>;
  if (!isTracing(tracer)) return run();
  const { stackTrace } = tracer;
  const trace = tracer.stackTrace(INNERMOST);
  tracer.stackTrace = () => trace;
  try {
    return run();
  } finally {
    tracer.stackTrace = stackTrace;
  }
}

function isTracing(tracer: Partial<Tracer>): tracer is Tracer {
  return typeof tracer.stackTrace === "function" && tracer.stackTrace.length === 1;
}
