import type { Fault } from "./fault";
import type { WaitKind } from "./wait-kind";

/** What observing comes to. */
export type Sight<K extends WaitKind> =
  | { readonly kind: "seen"; readonly look: K["look"] }
  /** There is no such thing, or none any more. */
  | { readonly kind: "absent" }
  /** Nobody could look. */
  | { readonly kind: "blind"; readonly fault: Fault }
  | { readonly kind: "heard"; readonly news: K["news"] };

/** What happens to a wait. */
export type WaitEvent<K extends WaitKind> =
  | Sight<K>
  | { readonly kind: "began" }
  | { readonly kind: "aborted" }
  /** A timer that an effect has set has run out. */
  | { readonly kind: "rang"; readonly timer: string };
