/** What the commands that answer a question exit with (docs/04-cli.md). */
export const EXIT = {
  yes: 0,
  /** The answer is no. */
  no: 1,
  /** The question could not be asked: a mistake on the command line or in the compose file, no engine. */
  cannotAsk: 2,
  /** By Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;
