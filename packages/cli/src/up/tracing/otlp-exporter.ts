import type { SpanExporter } from "@opentelemetry/sdk-trace-base";
import { UsageError } from "../../io/usage-error";

/**
 * What sends spans by the protocol that OpenTelemetry's variables name. It reads endpoint, headers and the rest from them, too.
 *
 * @throws UsageError on a protocol that there is not
 */
export async function otlpExporter(env: Readonly<Record<string, string | undefined>>): Promise<SpanExporter> {
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL || "http/protobuf";
  switch (protocol) {
    case "grpc":
      return new (await import("@opentelemetry/exporter-trace-otlp-grpc")).OTLPTraceExporter();
    case "http/protobuf":
      return new (await import("@opentelemetry/exporter-trace-otlp-proto")).OTLPTraceExporter();
    case "http/json":
      return new (await import("@opentelemetry/exporter-trace-otlp-http")).OTLPTraceExporter();
    default:
      throw new UsageError(
        `OTEL_EXPORTER_OTLP_PROTOCOL is ${protocol}, which is no protocol of OTLP's`,
        "It is grpc, http/protobuf or http/json.",
      );
  }
}
