import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";

type Done = Parameters<SpanExporter["export"]>[1];

/**
 * Passes spans on to an exporter that is loaded by the first of them at the latest, and keeps why some could not be sent: OpenTelemetry
 * tells nobody.
 */
export class LateExporter implements SpanExporter {
  /** The first reason. */
  problem: string | undefined;
  private inner: Promise<SpanExporter> | undefined;

  constructor(private readonly load: () => Promise<SpanExporter>) {}

  /** Loads it, as there is time now. */
  prepare(): void {
    // Whoever sends something hears of a failure.
    this.loaded().catch(() => undefined);
  }

  export(spans: ReadableSpan[], done: Done): void {
    this.loaded().then(
      (inner) =>
        inner.export(spans, (result) => {
          // Of core's ExportResultCode, 0 is success.
          if (result.code !== 0) this.fail(result.error?.message);
          done(result);
        }),
      (error: unknown) => {
        this.fail(error instanceof Error ? error.message : String(error));
        done({ code: 1 });
      },
    );
  }

  async shutdown(): Promise<void> {
    await (await this.inner)?.shutdown();
  }

  async forceFlush(): Promise<void> {
    await (await this.inner)?.forceFlush?.();
  }

  private loaded(): Promise<SpanExporter> {
    this.inner ??= this.load();
    return this.inner;
  }

  private fail(message: string | undefined): void {
    this.problem ??= message || "the endpoint does not take them";
  }
}
