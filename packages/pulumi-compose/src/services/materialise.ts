import * as pulumi from "@pulumi/pulumi";
import { isSymbolic } from "@pulumi-compose/parser";
import { type Piece, type Reference, splitMarkers } from "../plan/marker";
import { verbatim } from "../plan/verbatim";

/** What markers stand for while a program runs. */
export interface MarkerScope {
  symbol(name: string): pulumi.Input<string>;
  reference(reference: Reference): pulumi.Input<string>;
  /** The digest that an image has in its registry now. */
  digestOf(image: string): pulumi.Input<string>;
}

/** Replaces every marker within plain arguments by the Output it stands for. What holds no marker stays plain. */
export function materialise<T>(value: T, scope: MarkerScope): pulumi.Inputs[string] {
  if (typeof value === "string") return isSymbolic(value) ? materialiseText(value, scope) : value;
  if (Array.isArray(value)) return value.map((item) => materialise(item, scope));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, materialise(item, scope)]));
  }
  return value;
}

/** Of each scope, what its texts have become: every service may name the same image and the same network. */
const known = new WeakMap<MarkerScope, Map<string, pulumi.Output<string>>>();

function materialiseText(text: string, scope: MarkerScope): pulumi.Output<string> {
  const texts = known.get(scope) ?? new Map<string, pulumi.Output<string>>();
  known.set(scope, texts);
  const output = texts.get(text) ?? joined(text, scope);
  texts.set(text, output);
  return output;
}

function joined(text: string, scope: MarkerScope): pulumi.Output<string> {
  const pieces = splitMarkers(text).map((piece) => materialisePiece(piece, scope));
  return pulumi.all(pieces).apply((texts) => texts.join(""));
}

function materialisePiece(piece: Piece, scope: MarkerScope): pulumi.Input<string> {
  if (typeof piece === "string") return piece;
  if ("symbol" in piece) return scope.symbol(piece.symbol);
  if ("reference" in piece) return scope.reference(piece.reference);
  if ("digestOf" in piece) return scope.digestOf(piece.digestOf);
  if ("verbatim" in piece) return materialiseText(piece.verbatim, scope).apply(verbatim);
  return pulumi.secret(materialiseText(piece.secret.content, scope));
}
