import type { Outcome } from "./outcome";
import type { WaitKind } from "./wait-kind";

/** What a wait wants done. */
export type WaitEffect<K extends WaitKind> =
  /** Look, if nothing does so by itself. */
  | { readonly kind: "look" }
  /** Takes the place of a timer of the same name. */
  | { readonly kind: "set"; readonly timer: string; readonly delayMs: number }
  | { readonly kind: "act"; readonly act: K["act"] }
  | { readonly kind: "report"; readonly progress: K["progress"] }
  /** The last one: the wait is over. */
  | { readonly kind: "settle"; readonly outcome: Outcome<K> };
