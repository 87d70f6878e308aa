import type { Io } from "../../io/io";

/**
 * Runs an `up` within a span, and has its gates' spans sent where `OTEL_EXPORTER_OTLP_ENDPOINT` says. Where nobody has said so, nothing
 * of OpenTelemetry is loaded for it.
 *
 * @param run gives the process's exit code
 */
export async function traced(io: Pick<Io, "env" | "err">, run: () => Promise<number>): Promise<number> {
  if (!isWanted(io.env)) return run();
  const { startTracing } = await import("./start-tracing.js");
  const tracing = await startTracing(io.env);
  try {
    return await tracing.within("pulumi-compose up", run);
  } finally {
    const problem = await tracing.end();
    if (problem !== undefined) io.err.write(`warning: traces could not be sent: ${problem}\n`);
  }
}

/** As OpenTelemetry's own variables say it. */
export function isWanted(env: Io["env"]): boolean {
  const { OTEL_SDK_DISABLED: disabled = "", OTEL_TRACES_EXPORTER: exporter = "otlp" } = env;
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  return Boolean(endpoint) && disabled.toLowerCase() !== "true" && /\botlp\b/.test(exporter || "otlp");
}
