/**
 * Splits a command line as a POSIX shell would, without expanding anything: quotes group, a backslash takes the next
 * character as it is. Used for the runtime option `nodeargs`.
 *
 * @throws Error when a quote is never closed.
 */
export function splitArguments(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let i = 0; i < line.length; i += 1) {
    const char = line.charAt(i);
    if (char === "\\" && quote !== "'") {
      i += 1;
      word = (word ?? "") + line.charAt(i);
    } else if (quote !== "") {
      if (char === quote) quote = "";
      else word = (word ?? "") + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= "";
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? "") + char;
    }
  }
  if (quote !== "") throw new Error(`nodeargs has an unclosed ${quote}: ${line}`);
  if (word !== undefined) words.push(word);
  return words;
}
