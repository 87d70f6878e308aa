/** Prints one short line about what is being done or was chosen. */
export type Say = (line: string) => void;

/** A `Say` for one topic: `pulumi   built from source (v3.259.0)`. */
export function sayAbout(topic: string): Say {
  return (line) => console.log(`${topic.padEnd(8)} ${line}`);
}
