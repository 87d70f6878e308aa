import type { Entry, Mapping, Node } from "@pulumi-compose/parser";

/** What has a name in a compose file. */
export type Kind = "services" | "jobs" | "networks" | "volumes" | "configs" | "secrets" | "models";

export const KINDS: readonly Kind[] = ["services", "jobs", "networks", "volumes", "configs", "secrets", "models"];

/** A place where a name is defined or used. */
export interface Mention {
  readonly kind: Kind;
  readonly name: string;
  /** Offsets of the name alone, in the tree's text. */
  readonly start: number;
  readonly end: number;
  readonly isDefinition: boolean;
  /** The file that it is looked for in (`extends`), as it is written. */
  readonly file?: string;
  /** What it is defined as. */
  readonly entry?: Entry;
}

const NAMESPACES = ["network_mode", "ipc", "pid", "uts", "cgroup"];

/** Every name that a file defines or uses, in no order. */
export function mentionsIn(root: Mapping, text: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const kind of KINDS) {
    const section = root.get(kind);
    if (section?.kind !== "mapping") continue;
    for (const entry of ownEntries(section)) {
      const { start, end } = nameIn(text, entry, entry.key, 0);
      found.push({ kind, name: entry.key, start, end, isDefinition: true, entry });
      if (kind === "services" || kind === "jobs") container(entry.value);
    }
  }
  return found;

  function container(service: Node): void {
    if (service.kind !== "mapping") return;
    for (const { key, value } of ownEntries(service)) {
      switch (key) {
        case "depends_on":
          names("services", value);
          break;
        case "networks":
        case "configs":
        case "secrets":
        case "models":
          names(key, value);
          break;
        case "links":
        case "volumes_from":
          for (const item of itemsOf(value)) {
            const written = textOf(item);
            if (written !== undefined && !written.startsWith("container:"))
              part("services", item, written.split(":")[0]);
          }
          break;
        case "volumes":
          for (const item of itemsOf(value)) mount(item);
          break;
        case "extends":
          if (value.kind === "scalar") part("services", value, textOf(value));
          else if (value.kind === "mapping") {
            part("services", value.get("service"), textOf(value.get("service")), textOf(value.get("file")));
          }
          break;
        case "build":
          if (value.kind === "mapping") build(value);
          break;
        case "pre_start":
          for (const item of itemsOf(value)) container(item);
          break;
        default:
          if (NAMESPACES.includes(key)) ofService(value);
      }
    }
  }

  function build(of: Mapping): void {
    const contexts = of.get("additional_contexts");
    const values = contexts?.kind === "mapping" ? ownEntries(contexts).map(({ value }) => value) : itemsOf(contexts);
    for (const value of values) ofService(value);
    names("secrets", of.get("secrets"));
  }

  /** `service:db`, also behind `name=`. */
  function ofService(value: Node): void {
    const [, name] = /(?:^|=)service:(.+)$/.exec(textOf(value) ?? "") ?? [];
    if (name !== undefined) part("services", value, name, undefined, "service:");
  }

  function mount(item: Node): void {
    if (item.kind === "mapping") {
      if (textOf(item.get("type")) === "volume") part("volumes", item.get("source"), textOf(item.get("source")));
      return;
    }
    const [, name] = /^([a-zA-Z0-9][\w.-]*):/.exec(textOf(item) ?? "") ?? [];
    // `C:\data` is a folder.
    if (name !== undefined && name.length > 1) part("volumes", item, name);
  }

  /** A list of names, of mappings with a `source`, or a mapping by names. */
  function names(kind: Kind, value: Node | undefined): void {
    if (value?.kind === "mapping") {
      for (const entry of ownEntries(value)) {
        found.push({ kind, name: entry.key, ...nameIn(text, entry, entry.key, 0), isDefinition: false });
      }
      return;
    }
    for (const item of itemsOf(value)) {
      const source = item.kind === "mapping" ? item.get("source") : item;
      part(kind, source, textOf(source));
    }
  }

  function part(kind: Kind, node: Node | undefined, name: string | undefined, file?: string, behind = ""): void {
    // A name that a variable gives is not written there.
    if (!node || !name || name.includes("$")) return;
    const raw = text.slice(node.start, node.end);
    const skipped = behind === "" ? 0 : raw.indexOf(behind) + behind.length;
    found.push({
      kind,
      name,
      ...nameIn(text, node, name, skipped),
      isDefinition: false,
      ...(file !== undefined && { file }),
    });
  }
}

/** What is written in a mapping itself: what a merge key brings in stands elsewhere. */
function ownEntries(mapping: Mapping): readonly Entry[] {
  return [...mapping.entries.values()].filter(({ start }) => start >= mapping.start);
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "sequence" ? node.items.filter(({ start }) => start >= node.start) : [];
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** Where a name is in what is written, without quotes. */
function nameIn(text: string, at: { readonly start: number; readonly end: number }, name: string, from: number) {
  const found = text.slice(at.start, at.end).indexOf(name, from);
  const start = at.start + Math.max(found, 0);
  return { start, end: found < 0 ? at.end : start + name.length };
}
