/**
 * Whether an output is the one that a page shows. A `…` in a line stands for anything in it, a line of `…` alone for any
 * number of lines. Durations, long ids, and how many blanks stand between words are free.
 */
export function sameOutput(shown: string, actual: string): boolean {
  const pattern = settle(shown)
    .split("\n")
    .map((line) => (line === "…" ? "(?:[^\\n]*\\n)*?" : `${line.split("…").map(literally).join("[^\\n]*")}\\n`))
    .join("");
  return new RegExp(`^${pattern}$`, "u").test(`${settle(actual)}\n`);
}

/** Takes out what differs from run to run. */
function settle(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's escape sequences
      .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "")
      .replace(/\b[0-9a-f]{12,64}\b/g, "<id>")
      .replace(/\b\d+(?:\.\d+)? ?(?:ms|s|m|h)(?:\d+(?:\.\d+)?(?:ms|s|m|h))*\b/g, "<time>")
      .split("\n")
      .map((line) => line.replace(/\s+/g, " ").trim())
      .filter((line) => line !== "")
      .join("\n")
  );
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
