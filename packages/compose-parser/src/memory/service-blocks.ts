import type { Report, Reporter } from "../diagnostics/reporter";
import { Source } from "../source/source";
import { Entry, type Mapping, type Node, nullAt, type Span } from "../tree/node";
import { blockEnd } from "./block-end";
import type { KnownReport, KnownService } from "./known-service";
import { movedEntry } from "./moved";

/** Where trees stand that are kept: whoever kept the texts that they were read from would keep all of them. */
const NOWHERE = new Source("", "");

/** A service of the file, in the order of the file. */
interface Block {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly valueEnd: number;
  readonly known?: KnownService;
}

/**
 * The services of one load: the reader leaves out those that are known, the stages go over the others, and in the end all are together
 * again, in their order.
 */
export class ServiceBlocks {
  private blocks: Block[] = [];
  private services: Mapping | undefined;
  private readonly reports: Report[] = [];

  constructor(
    private readonly known: ReadonlyMap<string, KnownService>,
    private readonly keep: (services: ReadonlyMap<string, KnownService>) => void,
  ) {}

  /** Told by the reader of a service's key: what is known of the service, and where its lines end. */
  skip(source: Source, start: number, column: number): { readonly entry: Entry; readonly end: number } | undefined {
    const end = blockEnd(source.text, start, column);
    const known = this.known.get(source.text.slice(start, end));
    if (known?.column !== column) return undefined;
    const valueEnd = start + known.valueEnd;
    this.blocks.push({ key: known.key, start, end, column, valueEnd, known });
    // It only stands for the service until that is put in.
    const value = nullAt({ source, start, end: valueEnd });
    return { entry: new Entry(known.key, value, source, start, valueEnd), end };
  }

  /** Told by the reader of a service that it has read. @param next where the next line with something begins */
  read(text: string, { key, start, value }: Entry, column: number, next: number): void {
    const end = blockEnd(text, start, column);
    const isWhole = end === next && text.charCodeAt(end - 1) === 0x0a;
    this.blocks.push({ key, start, end: isWhole ? end : start, column, valueEnd: value.end });
  }

  /** The text is none that can be read in parts. */
  abandon(): void {
    this.blocks = [];
  }

  /**
   * Takes what is known out of what was read. False: something in there goes by other services or other files, so that all have to be read.
   */
  leaveOut(root: Node | undefined, reporter: Reporter): boolean {
    if (this.blocks.length === 0 || root?.kind !== "mapping") return true;
    const services = root.get("services");
    if (services?.kind !== "mapping") return true;
    const fresh = this.blocks.filter(({ known }) => !known);
    const isAlone = fresh.every(({ key }) => {
      const service = services.get(key);
      return service?.kind !== "mapping" || !service.entries.has("extends");
    });
    if (root.entries.has("include") || !isAlone) {
      this.abandon();
      return false;
    }
    for (const { key, known } of this.blocks) if (known) services.entries.delete(key);
    this.services = services;
    reporter.hear((report) => this.reports.push(report));
    return true;
  }

  /** Puts what is known back, with what was reported of it, and keeps what is new. */
  settle(model: Mapping, reporter: Reporter): void {
    if (!this.services) return;
    reporter.hear(undefined);
    const found = model.get("services");
    const services = found?.kind === "mapping" ? found : this.services;
    model.set("services", services);
    const fresh = new Map(services.entries);
    services.entries.clear();
    const { source } = services;
    const kept = new Map<string, KnownService>();
    const reports = this.reportsByBlock();
    for (const block of this.blocks) {
      const { key, start, known } = block;
      const entry = known ? known.entry && movedEntry(known.entry, source, start) : fresh.get(key);
      if (entry) services.entries.set(key, entry);
      if (known) for (const report of known.reports) again(report, reporter, source, start);
      const service = known ?? (reports && rememberedOf(block, entry, reports.get(block) ?? []));
      if (service) kept.set(service.text, service);
    }
    this.keep(kept);
  }

  /** What was reported of each new service; undefined: of something it is not known whose it is. */
  private reportsByBlock(): ReadonlyMap<Block, readonly Report[]> | undefined {
    const found = new Map<Block, Report[]>();
    const fresh = this.blocks.filter(({ known }) => !known);
    for (const report of this.reports) {
      const { at } = report;
      if (!at) return undefined;
      const block = fresh.find(({ start, end }) => at.start >= start && at.start < end);
      if (!block) continue;
      const all = found.get(block) ?? [];
      all.push(report);
      found.set(block, all);
    }
    return found;
  }
}

/** A service as it is kept; undefined: it may come out otherwise the next time. */
function rememberedOf(
  { key, start, end, column, valueEnd }: Block,
  entry: Entry | undefined,
  reports: readonly Report[],
): KnownService | undefined {
  const text = entry?.source.text ?? reports[0]?.at?.source.text;
  if (end === start || text === undefined) return undefined;
  // Paths that are watched are looked up on the disk.
  if (entry?.value.kind === "mapping" && entry.value.entries.has("develop")) return undefined;
  const isWithin = (at: Span) => at.source.text === text && at.start >= start && at.end <= end;
  const spans = reports.flatMap(({ at, related }) => [...(at ? [at] : []), ...related.map((one) => one.at)]);
  if (!spans.every(isWithin)) return undefined;
  return {
    // A part of a text would keep all of it.
    text: Buffer.from(text.slice(start, end)).toString(),
    key,
    column,
    valueEnd: valueEnd - start,
    ...(entry && { entry: movedEntry(entry, NOWHERE, -start) }),
    reports: reports.map(
      ({ again, at, related }): KnownReport => ({
        again,
        start: (at?.start ?? start) - start,
        end: (at?.end ?? start) - start,
        related: related.map(({ message, at: { start: from, end: to } }) => ({
          message,
          start: from - start,
          end: to - start,
        })),
      }),
    ),
  };
}

function again({ again: report, start, end, related }: KnownReport, reporter: Reporter, source: Source, by: number) {
  const at = (range: { start: number; end: number }) => ({ source, start: range.start + by, end: range.end + by });
  report(
    reporter,
    at({ start, end }),
    related.map((one) => ({ message: one.message, at: at(one) })),
  );
}
