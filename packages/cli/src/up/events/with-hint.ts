interface Known {
  readonly pattern: RegExp;
  readonly hint: string;
}

const known: readonly Known[] = [
  {
    // The plugin gives a network's containers half a minute to go, and then says only that they did not.
    pattern: /timeout while waiting for state to become 'removed'/,
    hint:
      "`docker network inspect` shows which containers are still on it: remove them; if none is, the engine has lost " +
      "count of them, as versions before 28 may: restart it; then run this again",
  },
];

/** An error of the docker plugin's or the engine's, with what to do about it where it does not say that itself. */
export function withHint(message: string): string {
  const hint = known.find(({ pattern }) => pattern.test(message))?.hint;
  return hint === undefined ? message : `${message}\n  hint: ${hint}`;
}
