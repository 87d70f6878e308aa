/** A file to load: its content is at hand for texts, read for the others. */
export interface ComposeFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
