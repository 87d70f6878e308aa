/** A text of the engine's without its colour directives (`<{%fg 1%}>`) and escape sequences. */
export function plainText(text: string): string {
  return text
    .replace(/<\{%[^%]*%\}>/g, "")
    .replace(escapes, "")
    .replace(/\s+$/, "");
}

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");
