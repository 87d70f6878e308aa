import { type Context, defaultTextMapGetter, ROOT_CONTEXT } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import { ownVersion } from "../../own-version";

/** OpenTelemetry's own tracers, as its variables say, which hand their spans to `exporter`. */
export function ownProvider(name: string, exporter: SpanExporter): BasicTracerProvider {
  const own = resourceFromAttributes({ "service.name": name, "service.version": ownVersion() });
  return new BasicTracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
}

/** The context of `TRACEPARENT`, where a caller has one. */
export function callersContext(env: Readonly<Record<string, string | undefined>>): Context {
  const carrier = { traceparent: env.TRACEPARENT, tracestate: env.TRACESTATE };
  return new W3CTraceContextPropagator().extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
}
