/** Sends spans by `http/json`. */
export { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
