import type { SpanExporter } from "@opentelemetry/sdk-trace-base";
import { UsageError } from "../../io/usage-error";

/** What loads the sender of a protocol: each takes some time, and only one is needed. */
type LoadExporter = () => Promise<SpanExporter>;

const PROTOCOLS: ReadonlyMap<string, LoadExporter> = new Map<string, LoadExporter>([
  ["grpc", async () => new (await import("@opentelemetry/exporter-trace-otlp-grpc")).OTLPTraceExporter()],
  ["http/protobuf", async () => new (await import("./send-protobuf.js")).OTLPTraceExporter()],
  ["http/json", async () => new (await import("./send-json.js")).OTLPTraceExporter()],
]);

/**
 * What sends spans by the protocol that OpenTelemetry's variables name, to be loaded when there is time. It reads endpoint, headers and
 * the rest from them, too.
 *
 * @throws UsageError on a protocol that there is not
 */
export function otlpExporter(env: Readonly<Record<string, string | undefined>>): LoadExporter {
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL || "http/protobuf";
  const load = PROTOCOLS.get(protocol);
  if (load) return load;
  throw new UsageError(
    `OTEL_EXPORTER_OTLP_PROTOCOL is ${protocol}, which is no protocol of OTLP's`,
    "It is grpc, http/protobuf or http/json.",
  );
}
