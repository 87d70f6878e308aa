/** A place in a source file. Lines and columns count from 1. */
export interface Place {
  /** The file as it was named to the parser (absolute for files that were read). */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Length in characters of what is meant, on that line; at least 1. */
  readonly length: number;
}

/** Where in the project a value stands: keys of mappings and indices of lists from the root. */
export type Path = readonly (string | number)[];
