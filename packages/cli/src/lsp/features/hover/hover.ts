import type { Path } from "@pulumi-compose/parser";
import { type Hover, MarkupKind } from "vscode-languageserver";
import { type Cursor, cursorAt } from "../../text/cursor";
import { treeOf } from "../../text/document-tree";
import { rangeOf } from "../../text/open-documents";
import type { Asked } from "../asked";
import { attributeLines } from "./attribute-lines";
import { extensionLines } from "./extension-lines";
import { gateLines } from "./gate-lines";
import { healthcheckLines } from "./healthcheck-lines";
import { type HoverContext, redactor } from "./hover-context";
import { originLines } from "./origin-lines";
import { serviceLines } from "./service-lines";

/** What there is to say of what stands at an offset; null: nothing. */
export async function hover(asked: Asked): Promise<Hover | null> {
  const tree = treeOf(asked.document);
  if (!tree) return null;
  const cursor = cursorAt(tree.root, tree.toTree(asked.offset));
  if (cursor.path.length === 0) return null;
  const context: HoverContext = { asked, tree, cursor, show: redactor(asked.analysis?.project) };
  const path = inProject(cursor);
  const parts = [
    ...serviceLines(path, context),
    ...healthcheckLines(path, context),
    ...gateLines(path, context),
    ...originLines(path, context),
    ...extensionLines(path),
    ...(await attributeLines(path, context)),
  ];
  if (parts.length === 0) return null;
  // What an alias stands for is written elsewhere.
  const isAlias = cursor.entry !== undefined && cursor.node.start < cursor.entry.start;
  const at = cursor.isKey ? cursor.entry : isAlias ? undefined : cursor.node;
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join("\n\n") },
    ...(at && {
      range: rangeOf(asked.document, tree.toDocument(at.start), tree.toDocument(at.end), asked.ranges.encoding),
    }),
  };
}

/** A path as the project has it: a list of names under `depends_on` is a mapping there. */
function inProject({ path, node, isKey }: Cursor): Path {
  const [section, service, attribute, index] = path;
  if (path.length !== 4 || typeof index !== "number" || isKey || node.kind !== "scalar") return path;
  if (attribute !== "depends_on" && attribute !== "networks") return path;
  return [section ?? "", service ?? "", attribute, String(node.value)];
}
