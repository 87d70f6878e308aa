import type { Location } from "vscode-languageserver";
import { rangeOf } from "../text/open-documents";
import type { Asked } from "./asked";
import { type Found, mentionAt, offsetsIn, sameAs } from "./project-names";

/** Where what is named at an offset is defined: every file that says something of it. An alias leads to its anchor. */
export function findDefinition(asked: Asked): Location[] | null {
  const found = mentionAt(asked);
  if (found)
    return sameAs(found, asked)
      .filter(({ mention }) => mention.isDefinition)
      .map(locate(asked));
  return anchorOf(asked);
}

/** Everywhere where it is named. */
export function findReferences(asked: Asked, includesDefinition: boolean): Location[] | null {
  const found = mentionAt(asked);
  if (!found) return aliasesOf(asked);
  const same = sameAs(found, asked);
  return same.filter(({ mention }) => includesDefinition || !mention.isDefinition).map(locate(asked));
}

function locate({ ranges }: Asked): (found: Found) => Location {
  return (found) => {
    const { document } = found.file;
    return { uri: document.uri, range: rangeOf(document, ...offsetsIn(found), ranges.encoding) };
  };
}

/** An anchor or alias in a text, where it is a word of YAML's: not within another one. */
const token = (sign: string, name: string) =>
  new RegExp(`(?<=^|[\\s\\[{,:-])\\${sign}${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=[\\s,\\]}:]|$)`, "gm");

/** The name of the anchor or alias at an offset. */
function markAt(text: string, offset: number): { readonly sign: string; readonly name: string } | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(lineStart, text.indexOf("\n", offset) < 0 ? undefined : text.indexOf("\n", offset));
  for (const match of line.matchAll(/(?<=^|[\s[{,:-])([&*])([^\s,[\]{}]+)/g)) {
    const [whole, sign = "", name = ""] = match;
    const start = lineStart + match.index;
    if (start <= offset && offset <= start + whole.length) return { sign, name };
  }
  return undefined;
}

function anchorOf({ document, offset, ranges }: Asked): Location[] | null {
  const text = document.getText();
  const mark = markAt(text, offset);
  if (mark?.sign !== "*") return null;
  // The last one before it counts.
  const anchors = [...text.matchAll(token("&", mark.name))].filter(({ index }) => index < offset);
  const index = anchors.at(-1)?.index;
  if (index === undefined) return null;
  return [{ uri: document.uri, range: rangeOf(document, index, index + mark.name.length + 1, ranges.encoding) }];
}

function aliasesOf({ document, offset, ranges }: Asked): Location[] | null {
  const text = document.getText();
  const mark = markAt(text, offset);
  if (!mark) return null;
  return [...text.matchAll(token("*", mark.name))].map(({ index }) => ({
    uri: document.uri,
    range: rangeOf(document, index, index + mark.name.length + 1, ranges.encoding),
  }));
}
