/**
 * Splits a line into words as compose splits a `command` in short syntax: white space separates, quotes hold together,
 * a backslash takes the next character as it is (`\n` and `\t` their own). What follows an unquoted `;`, `&`, `|`, `<`
 * or `>` is cut off. Undefined when quotes or parentheses do not end.
 */
export function splitWords(line: string): string[] | undefined {
  const words: string[] = [];
  let word = "";
  // none: nothing of a word yet; plain: characters; quoted: an empty word counts too
  let got: "none" | "plain" | "quoted" = "none";
  let escaped = false;
  let inside: "" | '"' | "'" | "`" | "$(" = "";
  const flush = () => {
    if (got === "quoted" || (got === "plain" && word !== "")) words.push(word);
    word = "";
    got = "none";
  };
  for (const char of line) {
    if (escaped) {
      escaped = false;
      if (inside === "`" || inside === "$(") word += `\\${char}`;
      else word += char === "t" ? "\t" : char === "n" ? "\n" : char;
      got = "plain";
    } else if (char === "\\") {
      if (inside === "'") word += "\\";
      else escaped = true;
    } else if (/[ \t\r\n]/.test(char)) {
      if (inside === "") flush();
      else word += char;
    } else if (char === "`" && (inside === "" || inside === "`")) {
      inside = inside === "`" ? "" : "`";
      word += char;
      got = "plain";
    } else if (char === ")" && (inside === "" || inside === "$(")) {
      if (inside === "") return undefined;
      inside = "";
      word += char;
      got = "plain";
    } else if (char === "(" && (inside === "" || inside === "$(")) {
      if (inside !== "" || !word.endsWith("$") || word.endsWith("\\$")) return undefined;
      inside = "$(";
      word += char;
    } else if (char === '"' && (inside === "" || inside === '"')) {
      if (inside === '"') got = "quoted";
      inside = inside === '"' ? "" : '"';
    } else if (char === "'" && (inside === "" || inside === "'")) {
      if (inside === "'") got = "quoted";
      inside = inside === "'" ? "" : "'";
    } else if (inside === "" && /[;&|<>]/.test(char)) {
      if (char === ">" && /^\d+$/.test(word)) got = "none";
      break;
    } else {
      word += char;
      got = "plain";
    }
  }
  flush();
  return escaped || inside !== "" ? undefined : words;
}
