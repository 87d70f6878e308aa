import type { Path } from "../model/place";
import type { Span } from "../tree/node";

/** Finds where a path of the project was written. */
export type Locate = (path: Path) => Span | undefined;
