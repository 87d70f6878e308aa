import { dirname, resolve } from "node:path";
import { type DocumentTree, treeOf } from "../text/document-tree";
import type { Asked, ProjectFile } from "./asked";
import { type Mention, mentionsIn } from "./mentions";

/** A mention in one of the files of a project. */
export interface Found {
  readonly file: ProjectFile;
  readonly tree: DocumentTree;
  readonly mention: Mention;
  /** Whose name it is: the project's, or that of a file that is only extended from. */
  readonly scope: string;
}

const known = new WeakMap<DocumentTree["root"], readonly Mention[]>();

/** The mention that an offset of a document is in. */
export function mentionAt(asked: Asked): Found | undefined {
  const { path, document, offset } = asked;
  const tree = treeOf(document);
  if (!tree) return undefined;
  const at = tree.toTree(offset);
  const mention = mentionsOf(tree).find(({ start, end }) => start <= at && at <= end);
  const file = { path, document };
  return mention && { file, tree, mention, scope: scopeOf(mention, path, extendedOnly(asked)) };
}

/** Every mention of the same thing, in all files of the project. */
export function sameAs({ mention, scope }: Found, asked: Asked): readonly Found[] {
  const only = extendedOnly(asked);
  return asked.files.flatMap((file) => {
    const tree = treeOf(file.document);
    if (!tree) return [];
    return mentionsOf(tree)
      .filter((other) => other.kind === mention.kind && other.name === mention.name)
      .map((other) => ({ file, tree, mention: other, scope: scopeOf(other, file.path, only) }))
      .filter((other) => other.scope === scope);
  });
}

/** The names of a kind that a project has, as far as its files say. */
export function namesOf(kind: Mention["kind"], asked: Asked): readonly string[] {
  const names = asked.files.flatMap(({ document }) => {
    const tree = treeOf(document);
    return tree ? mentionsOf(tree).filter((one) => one.kind === kind && one.isDefinition) : [];
  });
  return [...new Set(names.map(({ name }) => name))];
}

function mentionsOf({ root, text }: DocumentTree): readonly Mention[] {
  let mentions = known.get(root);
  if (!mentions) {
    mentions = mentionsIn(root, text);
    known.set(root, mentions);
  }
  return mentions;
}

function scopeOf({ file }: Mention, path: string, only: ReadonlySet<string>): string {
  const where = file === undefined ? path : resolve(dirname(path), file);
  return only.has(where) ? where : "";
}

/** The files that nothing but `extends` brings in: their names are their own. */
function extendedOnly({ files, analysis }: Asked): ReadonlySet<string> {
  const listed = new Set(analysis?.project?.files);
  const extended = new Set<string>();
  const included = new Set<string>();
  for (const { path, document } of files) {
    const tree = treeOf(document);
    if (!tree) continue;
    for (const { file } of mentionsOf(tree)) if (file !== undefined) extended.add(resolve(dirname(path), file));
    for (const file of includesOf(tree)) included.add(resolve(dirname(path), file));
  }
  return new Set([...extended].filter((path) => !listed.has(path) && !included.has(path)));
}

function includesOf({ root }: DocumentTree): readonly string[] {
  const include = root.get("include");
  const items = include?.kind === "sequence" ? include.items : [];
  return items.flatMap((item) => {
    const path = item.kind === "mapping" ? item.get("path") : item;
    const paths = path?.kind === "sequence" ? path.items : path ? [path] : [];
    return paths.flatMap((one) => (one.kind === "scalar" && typeof one.value === "string" ? [one.value] : []));
  });
}

/** The range of a mention in its document, as the client counts, is made of these offsets. */
export function offsetsIn({ tree, mention }: Found): readonly [number, number] {
  return [tree.toDocument(mention.start), tree.toDocument(mention.end)];
}
