import {
  context,
  defaultTextMapGetter,
  ProxyTracerProvider,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { EXIT } from "../../io/exit-codes";
import { ownVersion } from "../../own-version";
import { otlpExporter } from "./otlp-exporter";
import { WatchedExporter } from "./watched-exporter";

type Env = Readonly<Record<string, string | undefined>>;

/** Traces that are made and sent. */
export interface Tracing {
  /** Runs something in a span of its own: below the one of `TRACEPARENT`, where a caller has one. */
  within(name: string, run: () => Promise<number>): Promise<number>;
  /** Sends what is left, if that takes no longer than a few seconds. @returns why something was not sent */
  end(): Promise<string | undefined>;
}

/** An `up` that is done is not held up by who takes its traces. */
const END_MS = 3_000;

const TRACER = "pulumi-compose";

/**
 * Registers OpenTelemetry's own tracer for this process, unless whoever started it has registered one. What goes where is said by
 * OpenTelemetry's variables.
 *
 * @throws UsageError on a protocol that there is not
 */
export async function startTracing(env: Env): Promise<Tracing> {
  const exporter = new WatchedExporter(await otlpExporter(env));
  const own = resourceFromAttributes({ "service.name": TRACER, "service.version": ownVersion() });
  const provider = new BasicTracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const isOurs = trace.setGlobalTracerProvider(provider);
  if (isOurs) context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return {
    within: (name, run) => withinSpan(name, env, run),
    end: async () => {
      if (!isOurs) {
        await provider.shutdown();
        await inTime(flushOthers());
        return undefined;
      }
      const isSent = await inTime(provider.shutdown());
      return exporter.problem ?? (isSent ? undefined : `nobody has taken them within ${END_MS / 1000} s`);
    },
  };
}

function withinSpan(name: string, env: Env, run: () => Promise<number>): Promise<number> {
  const parent = new W3CTraceContextPropagator().extract(
    ROOT_CONTEXT,
    { traceparent: env.TRACEPARENT, tracestate: env.TRACESTATE },
    defaultTextMapGetter,
  );
  return trace.getTracer(TRACER).startActiveSpan(name, {}, parent, async (span) => {
    try {
      const code = await run();
      span.setAttribute("pulumi_compose.exit_code", code);
      if (code !== EXIT.done && code !== EXIT.cancelled) span.setStatus({ code: SpanStatusCode.ERROR });
      return code;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** This process ends when the command does, whatever others still have to send. */
async function flushOthers(): Promise<void> {
  const registered = trace.getTracerProvider();
  const others = registered instanceof ProxyTracerProvider ? registered.getDelegate() : registered;
  const flush: unknown = Reflect.get(others, "forceFlush");
  if (typeof flush === "function") await Reflect.apply(flush, others, []);
}

/** Whether something has ended, well or not, before the time was up. */
function inTime(task: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), END_MS);
    const ended = () => {
      clearTimeout(timer);
      resolve(true);
    };
    task.then(ended, ended);
  });
}
