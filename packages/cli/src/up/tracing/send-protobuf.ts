/** Sends spans by `http/protobuf`. */
export { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
