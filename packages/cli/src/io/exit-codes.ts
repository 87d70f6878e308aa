/** What every command exits with; docs/04-cli.md has the same table. A program that is run in its place has a code of its own. */
export const EXIT = {
  /** It is done; of a question: yes. */
  done: 0,
  /** It was tried, and did not succeed; of a question: no. */
  failed: 1,
  /** Nothing was done: wrong use, a wrong file, something missing or in the way. */
  refused: 2,
  /** By Ctrl-C, as shells count it, or a signal that is taken for it. */
  cancelled: 130,
} as const;
