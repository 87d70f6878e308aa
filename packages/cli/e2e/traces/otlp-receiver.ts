import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** What OpenTelemetry's own package has of Protobuf, as far as it is needed; it has no types of it. */
interface Decoder {
  decode(bytes: Uint8Array): unknown;
  toObject(message: unknown, options: object): Payload;
}

interface Payload {
  readonly resourceSpans?: readonly {
    readonly resource?: { readonly attributes?: readonly KeyValue[] };
    readonly scopeSpans?: readonly { readonly spans?: readonly SentSpan[] }[];
  }[];
}

/** As it is in Protobuf, with ids as bytes, and in JSON, with ids as text. */
interface SentSpan {
  readonly name: string;
  readonly spanId?: string | readonly number[];
  readonly traceId?: string | readonly number[];
  readonly parentSpanId?: string | readonly number[];
  readonly attributes?: readonly KeyValue[];
  readonly events?: readonly { readonly name: string; readonly attributes?: readonly KeyValue[] }[];
  readonly status?: { readonly code?: number };
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

const Request: Decoder = require("otlp-decoder/build/src/generated/root").opentelemetry.proto.collector.trace.v1
  .ExportTraceServiceRequest;

/** A span as it was sent. */
export interface ReceivedSpan {
  readonly name: string;
  /** Of what sent it. */
  readonly from: string;
  readonly id: string;
  readonly traceId: string;
  readonly parentId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly { readonly name: string; readonly attributes: Readonly<Record<string, unknown>> }[];
  /** OTLP's: 0 unset, 1 ok, 2 error. */
  readonly status: number;
  readonly startMs: number;
  readonly endMs: number;
}

interface AnyValue {
  readonly arrayValue?: { readonly values?: readonly AnyValue[] };
  readonly [kind: string]: unknown;
}

interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

/** Takes spans as a collector does: OTLP over HTTP, in Protobuf or in JSON. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** All that came, as text: to look for what is not to be in there. */
  raw = "";
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks);
        const plain = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
        const type = request.headers["content-type"] ?? "";
        this.take(plain, type);
        response.setHeader("content-type", type);
        response.end(type.includes("json") ? "{}" : "");
      });
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  /** `http://127.0.0.1:…` */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Forgets what has come so far. */
  clear(): void {
    this.spans.length = 0;
    this.raw = "";
  }

  byName(name: string | RegExp): readonly ReceivedSpan[] {
    return this.spans.filter((span) => (typeof name === "string" ? span.name === name : name.test(span.name)));
  }

  /** The names of the spans that one is in, the nearest first. */
  ancestors(span: ReceivedSpan): readonly string[] {
    const parent = this.spans.find(({ id }) => id === span.parentId);
    return parent ? [parent.name, ...this.ancestors(parent)] : [];
  }

  private take(body: Buffer, type: string): void {
    this.raw += body.toString("latin1");
    const isJson = type.includes("json");
    const decoded: Payload = isJson
      ? JSON.parse(body.toString("utf8"))
      : Request.toObject(Request.decode(body), { longs: String, bytes: Array });
    const id = (bytes: string | readonly number[] | undefined) =>
      typeof bytes === "string" ? bytes : Buffer.from(bytes ?? []).toString("hex");
    for (const { resource, scopeSpans = [] } of decoded.resourceSpans ?? []) {
      const from = String(plain(resource?.attributes)["service.name"] ?? "");
      for (const span of scopeSpans.flatMap(({ spans = [] }) => spans)) {
        this.spans.push({
          name: span.name,
          from,
          id: id(span.spanId),
          traceId: id(span.traceId),
          parentId: id(span.parentSpanId),
          attributes: plain(span.attributes),
          events: (span.events ?? []).map((event) => ({
            name: event.name,
            attributes: plain(event.attributes),
          })),
          status: span.status?.code ?? 0,
          startMs: Number(span.startTimeUnixNano) / 1e6,
          endMs: Number(span.endTimeUnixNano) / 1e6,
        });
      }
    }
  }
}

function plain(attributes: readonly KeyValue[] = []): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, readValue(value)]));
}

function readValue(value: AnyValue): unknown {
  if (value.arrayValue) return (value.arrayValue.values ?? []).map(readValue);
  const [kind, given] = Object.entries(value)[0] ?? [];
  return kind === "intValue" ? Number(given) : given;
}
