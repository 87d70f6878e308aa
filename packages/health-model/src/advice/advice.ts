import type { Diagnostic } from "@pulumi-compose/parser";
import type { Fix } from "./fix";

/** A diagnostic that may know how to mend what it complains about. */
export interface Advice extends Diagnostic {
  readonly fix?: Fix;
}
