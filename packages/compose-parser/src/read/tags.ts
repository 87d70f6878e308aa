import type { Reporter } from "../diagnostics/reporter";
import { Scalar, type ScalarType, type Span } from "../tree/node";
import { resolvePlain } from "./resolve-plain";

const standard = new Map<string, ScalarType>([
  ["tag:yaml.org,2002:str", "string"],
  ["tag:yaml.org,2002:int", "int"],
  ["tag:yaml.org,2002:float", "float"],
  ["tag:yaml.org,2002:bool", "bool"],
  ["tag:yaml.org,2002:null", "null"],
  ["tag:yaml.org,2002:timestamp", "timestamp"],
]);

/** A scalar under an explicit tag. Tags that YAML does not define make it a string. */
export function applyTag(tag: string, text: string, at: Span, reporter: Reporter): Scalar {
  if (tag === "tag:yaml.org,2002:binary") {
    return new Scalar("string", Buffer.from(text, "base64").toString("utf8"), at.source, at.start, at.end);
  }
  const wanted = standard.get(tag);
  const plain = resolvePlain(text, at.source, at.start, at.end);
  if (wanted === undefined || wanted === "string") return new Scalar("string", text, at.source, at.start, at.end);
  if (plain.type === wanted) return plain;
  if (wanted === "float" && plain.type === "int") {
    return new Scalar("float", Number(plain.value), at.source, at.start, at.end);
  }
  reporter.report("bad-tag", at, { text, type: wanted });
  const otherwise = { string: text, int: 0, float: 0, bool: false, null: null, timestamp: text };
  return new Scalar(wanted, otherwise[wanted], at.source, at.start, at.end);
}
