import type { Io } from "../../io/io";

/**
 * Runs a command within a span, and has its gates' spans sent where `OTEL_EXPORTER_OTLP_ENDPOINT` says. Where nobody has said so, nothing
 * of OpenTelemetry is loaded for it.
 *
 * @param name of the span
 * @param run gives the process's exit code; it may say when this process has nothing to do but to wait
 */
export async function traced(
  { env, err }: Pick<Io, "env" | "err">,
  name: string,
  run: (meanwhile?: () => void) => Promise<number>,
): Promise<number> {
  if (!isWanted(env)) return run();
  const { startTracing } = await import("./start-tracing.js");
  const tracing = startTracing(name, env);
  try {
    return await tracing.within(() => run(() => tracing.prepare()));
  } finally {
    const problem = await tracing.end();
    if (problem !== undefined) err.write(`warning: traces could not be sent: ${problem}\n`);
  }
}

/** As OpenTelemetry's own variables say it. */
export function isWanted(env: Io["env"]): boolean {
  const { OTEL_SDK_DISABLED: disabled = "", OTEL_TRACES_EXPORTER: exporter = "otlp" } = env;
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  return Boolean(endpoint) && disabled.toLowerCase() !== "true" && /\botlp\b/.test(exporter || "otlp");
}
