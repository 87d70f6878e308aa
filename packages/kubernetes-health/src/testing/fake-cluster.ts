import type { LogFollowing, LogStart, LogSubscriber } from "@pulumi-compose/docker-health/kernel";
import type {
  ClusterClient,
  ObjectKind,
  PodRef,
  ResourceChange,
  ResourceKind,
  ResourceList,
  ResourceQuery,
  WatchSubscriber,
} from "../shared/cluster-client";
import { labelSelector } from "../watch/has-labels";
import type { RawObject } from "./objects";

interface Watch {
  readonly query: ResourceQuery;
  readonly subscriber: WatchSubscriber;
}

/** A cluster in memory: objects that a test changes. */
export class FakeCluster implements ClusterClient {
  readonly objects = new Map<string, { readonly kind: ResourceQuery["kind"]; readonly object: RawObject }>();
  readonly watches = new Set<Watch>();
  /** Every list, and every watch that begins, is answered by this error. */
  error: unknown;
  /** Of these kinds alone. */
  readonly errors = new Map<ResourceQuery["kind"], unknown>();
  /** Nothing is answered. */
  isSilent = false;
  /** Lists of more than one object. */
  lists = 0;
  /** Objects that were asked for by their names. */
  asked = 0;
  opened = 0;
  logs = new Map<string, readonly string[]>();
  readonly #told: {
    readonly version: number;
    readonly kind: ResourceQuery["kind"];
    readonly change: ResourceChange;
  }[] = [];
  #version = 100;

  /** Makes an object, or changes it. */
  put(kind: ResourceQuery["kind"], object: RawObject): void {
    const key = `${kind}/${object.metadata.uid}`;
    const type = this.objects.has(key) ? "MODIFIED" : "ADDED";
    this.#version += 1;
    const versioned = this.#versioned(object);
    this.objects.set(key, { kind, object: versioned });
    this.#tell(kind, type, versioned);
  }

  /** The same without that any watch tells of it. */
  putUnseen(kind: ResourceKind, object: RawObject): void {
    this.#version += 1;
    this.objects.set(`${kind}/${object.metadata.uid}`, { kind, object: this.#versioned(object) });
  }

  /** The same for an object that goes. */
  removeUnseen(kind: ResourceKind, object: RawObject): void {
    this.#version += 1;
    this.objects.delete(`${kind}/${object.metadata.uid}`);
  }

  /** A watch tells of it late, when newer things may have happened. */
  tell(kind: ResourceKind, type: "ADDED" | "MODIFIED" | "DELETED", object: RawObject, version: number): void {
    const metadata = { ...object.metadata, resourceVersion: String(version) };
    this.#tell(kind, type, { ...object, metadata });
  }

  /** The version of the last change. */
  get latest(): number {
    return this.#version;
  }

  remove(kind: ResourceKind | ObjectKind, object: RawObject): void {
    this.#version += 1;
    this.objects.delete(`${kind}/${object.metadata.uid}`);
    this.#tell(kind, "DELETED", this.#versioned(object));
  }

  /** Ends all watches; undefined: as the API server does after a while. */
  cut(error?: unknown): void {
    const cut = [...this.watches];
    this.watches.clear();
    for (const { subscriber } of cut) subscriber.onEnd(error);
  }

  async list<T>(query: ResourceQuery, read: (raw: unknown) => T): Promise<ResourceList<T>> {
    if (query.fieldSelector?.startsWith(BY_NAME)) this.asked += 1;
    else this.lists += 1;
    const error = this.error ?? this.errors.get(query.kind);
    if (this.isSilent) await new Promise(() => {});
    if (error) throw error;
    const items = [...this.objects.values()].filter(
      ({ kind, object }) => kind === query.kind && selects(query, object),
    );
    return { items: items.map(({ object }) => read(object)), resourceVersion: String(this.#version) };
  }

  watch(query: ResourceQuery, resourceVersion: string, subscriber: WatchSubscriber): { close(): void } {
    const watch = { query, subscriber };
    this.opened += 1;
    const error = this.error ?? this.errors.get(query.kind);
    if (error) queueMicrotask(() => subscriber.onEnd(error));
    else {
      const missed = this.#told.filter(({ version }) => version > Number(resourceVersion));
      this.watches.add(watch);
      queueMicrotask(() => {
        if (!this.watches.has(watch)) return;
        subscriber.onOpen();
        for (const { kind, change } of missed) if (kind === query.kind) subscriber.onChange(change);
      });
    }
    return { close: () => void this.watches.delete(watch) };
  }

  async logTail({ name }: PodRef, lines: number, { previous = false } = {}): Promise<readonly string[]> {
    if (this.isSilent) await new Promise(() => {});
    return (this.logs.get(previous ? `${name} before` : name) ?? []).slice(-lines);
  }

  async followLog(_pod: PodRef, _from: LogStart, _subscriber: LogSubscriber): Promise<LogFollowing> {
    return { close() {}, pause() {}, resume() {} };
  }

  async version(): Promise<string> {
    return "v1.34.1";
  }

  release(): void {
    // Nothing is kept.
  }

  #versioned(object: RawObject): RawObject {
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(this.#version) } };
  }

  #tell(kind: ResourceQuery["kind"], type: "ADDED" | "MODIFIED" | "DELETED", object: RawObject): void {
    const change = { type, object };
    this.#told.push({ version: this.#version, kind, change });
    for (const { query, subscriber } of [...this.watches]) {
      if (query.kind === kind) subscriber.onChange(change);
    }
  }
}

const BY_NAME = "metadata.name=";

function selects(
  { labelSelector: selector = "", fieldSelector = "" }: ResourceQuery,
  { metadata }: RawObject,
): boolean {
  const { labels } = metadata;
  if (fieldSelector.startsWith(BY_NAME) && fieldSelector !== `${BY_NAME}${metadata.name}`) return false;
  const own = typeof labels === "object" && labels !== null ? Object.entries(labels) : [];
  const known = new Set(own.map(([key, value]) => labelSelector({ labels: { [key]: String(value) } })));
  return selector === "" || selector.split(",").every((part) => known.has(part));
}
