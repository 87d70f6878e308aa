import { context, ProxyTracerProvider, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { EXIT } from "../../io/exit-codes";
import { LateExporter } from "./late-exporter";
import { LateProvider } from "./late-provider";
import { otlpExporter } from "./otlp-exporter";

type Env = Readonly<Record<string, string | undefined>>;

/** Traces that are made and sent. */
export interface Tracing {
  /** Runs something in a span of its own: below the one of `TRACEPARENT`, where a caller has one. */
  within(run: () => Promise<number>): Promise<number>;
  /** To be called when there is time: what takes some to load is loaded. */
  prepare(): void;
  /** Sends what is left, if that takes no longer than a few seconds. @returns why something was not sent */
  end(): Promise<string | undefined>;
}

/** A command that is done is not held up by who takes its traces. */
const END_MS = 3_000;

const TRACER = "pulumi-compose";

/**
 * Registers OpenTelemetry's own tracer for this process, unless whoever started it has registered one. What goes where is said by
 * OpenTelemetry's variables.
 *
 * @param name of the span that is around all others
 * @throws UsageError on a protocol that there is not
 */
export function startTracing(name: string, env: Env): Tracing {
  const exporter = new LateExporter(otlpExporter(env));
  const provider = new LateProvider(TRACER, name, env, exporter);
  if (!trace.setGlobalTracerProvider(provider)) return byOthers(name, env);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return {
    within: (run) => provider.within(() => told(() => provider.span, run)),
    prepare: () => provider.prepare(),
    end: async () => {
      const isSent = await inTime(provider.shutdown());
      return exporter.problem ?? (isSent ? undefined : `nobody has taken them within ${END_MS / 1000} s`);
    },
  };
}

/** With the tracer that was there before. */
function byOthers(name: string, env: Env): Tracing {
  return {
    within: async (run) => {
      const { callersContext } = await import("./own-provider.js");
      const span = (active: Span) => told(() => active, run);
      return trace.getTracer(TRACER).startActiveSpan(name, {}, callersContext(env), span);
    },
    prepare: () => undefined,
    end: async () => {
      await inTime(flushOthers());
      return undefined;
    },
  };
}

/** Tells a span how something has ended. */
async function told(span: () => Span, run: () => Promise<number>): Promise<number> {
  try {
    const code = await run();
    span().setAttribute("pulumi_compose.exit_code", code);
    if (code !== EXIT.done && code !== EXIT.cancelled) span().setStatus({ code: SpanStatusCode.ERROR });
    return code;
  } catch (error) {
    span().setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span().end();
  }
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
