const words = new Set([
  ..."apikey apikeys auth credential credentials key keys passphrase passwd password passwords pass pw pwd".split(" "),
  ..."secret secrets token tokens".split(" "),
]);

/** Whether a variable's name says that its value is a secret: `DB_PASSWORD`, `ApiKey`, `GITHUB_TOKEN`. */
export function looksSecret(variable: string): boolean {
  if (variable === "PWD") return false;
  const parts = variable
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return parts.some((part) => words.has(part) || /(?:password|passwd|secret|token|apikey)$/.test(part));
}
