import type { Chosen } from "./choice/choose-services";
import type { Ahead } from "./stack/ahead";

/** What has been done of an `up`, or of its preview, before Pulumi's SDK is loaded. */
export interface Begun {
  /** The project as it was read. @throws what {@link chooseServices} throws */
  readonly chosen?: () => Chosen;
  readonly ahead?: Ahead;
  /** To be called when this process has nothing to do but to wait. */
  readonly meanwhile?: () => void;
}
