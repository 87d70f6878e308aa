import { field, list, strings, text } from "@pulumi-compose/docker-health/kernel";

/** What made an object, and is responsible for it. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** What all objects say of themselves. */
export interface Meta {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly isTerminating: boolean;
  readonly owner: Owner | undefined;
}

/** Reads what an object is known by. */
export function readIdentity(raw: unknown): Pick<Meta, "name" | "uid" | "resourceVersion"> {
  const meta = field(raw, "metadata");
  return {
    name: text(field(meta, "name")),
    uid: text(field(meta, "uid")),
    resourceVersion: text(field(meta, "resourceVersion")),
  };
}

/** Reads an object's metadata. */
export function readMeta(raw: unknown): Meta {
  const meta = field(raw, "metadata");
  const owner = list(field(meta, "ownerReferences")).find((candidate) => field(candidate, "controller") === true);
  return {
    // Not by a spread of what `readIdentity` gives: Node.js 20 makes twenty times as much of an object that begins with one.
    name: text(field(meta, "name")),
    uid: text(field(meta, "uid")),
    resourceVersion: text(field(meta, "resourceVersion")),
    namespace: text(field(meta, "namespace")),
    labels: strings(field(meta, "labels")),
    annotations: strings(field(meta, "annotations")),
    createdAt: text(field(meta, "creationTimestamp")),
    isTerminating: text(field(meta, "deletionTimestamp")) !== "",
    owner: owner === undefined ? undefined : readOwner(owner),
  };
}

function readOwner(raw: unknown): Owner {
  return { kind: text(field(raw, "kind")), name: text(field(raw, "name")), uid: text(field(raw, "uid")) };
}
