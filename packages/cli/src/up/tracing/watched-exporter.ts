import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";

/** Passes spans on, and keeps why some could not be sent: OpenTelemetry tells nobody. */
export class WatchedExporter implements SpanExporter {
  /** The first reason. */
  problem: string | undefined;

  constructor(private readonly inner: SpanExporter) {}

  export(spans: ReadableSpan[], done: Parameters<SpanExporter["export"]>[1]): void {
    this.inner.export(spans, (result) => {
      // Of core's ExportResultCode, 0 is success.
      if (result.code !== 0) this.problem ??= result.error?.message || "the endpoint does not take them";
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.inner.forceFlush?.();
  }
}
