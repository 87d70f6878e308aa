import {
  context,
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import type { LateExporter } from "./late-exporter";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * OpenTelemetry's tracers, whose packages are loaded when the first is asked for, or when there is time before: a first `up` would wait
 * for them where it can least afford to. The span of the whole is made then, with the time at which it began.
 */
export class LateProvider implements TracerProvider {
  private readonly whole: SpanContext = { ...INVALID_SPAN_CONTEXT };
  private loaded: { readonly provider: BasicTracerProvider; readonly span: Span } | undefined;

  constructor(
    private readonly name: string,
    private readonly spanName: string,
    private readonly env: Env,
    private readonly exporter: LateExporter,
    private readonly beganMs = Date.now(),
  ) {}

  getTracer(name: string, version?: string): Tracer {
    return this.load().provider.getTracer(name, version);
  }

  /** Runs something within the span of the whole. */
  within<T>(run: () => Promise<T>): Promise<T> {
    return context.with(trace.setSpan(ROOT_CONTEXT, trace.wrapSpanContext(this.whole)), run);
  }

  /** Loads what has not been needed yet, as there is time now. */
  prepare(): void {
    this.load();
    this.exporter.prepare();
  }

  /** The span of the whole. */
  get span(): Span {
    return this.load().span;
  }

  async shutdown(): Promise<void> {
    await this.load().provider.shutdown();
  }

  private load() {
    if (this.loaded) return this.loaded;
    const { ownProvider, callersContext }: typeof import("./own-provider") = require("./own-provider");
    const provider = ownProvider(this.name, this.exporter);
    const options = { startTime: this.beganMs };
    const span = provider.getTracer(this.name).startSpan(this.spanName, options, callersContext(this.env));
    // Contexts that were made before have it, too.
    Object.assign(this.whole, span.spanContext());
    this.loaded = { provider, span };
    return this.loaded;
  }
}
