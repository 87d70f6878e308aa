import type { TestWords } from "./probe-programs";

const SHELL = /(?:^|\/)(?:ba|a|da|z)?sh$/;

/**
 * The commands that a test runs, each as its words without their quotes, in order; those of a shell's `-c` line and of
 * substitutions are among them. What the shell would replace stays as `$NAME`. Read roughly: loops and conditions are
 * words like others.
 */
export function commandsOf({ how, words }: TestWords): readonly (readonly string[])[] {
  if (how === "CMD") return ofWords(words);
  // The shell runs the first word as its line; the others are the line's own arguments.
  const [line, ...rest] = words;
  return line === undefined ? [] : [...ofLine(line), ...(rest.length > 0 ? [["sh", ...rest]] : [])];
}

function ofLine(line: string): (readonly string[])[] {
  return split(line).flatMap(ofWords);
}

/** A command, or in place of the line of `sh -c LINE` that line's own. */
function ofWords(words: readonly string[]): (readonly string[])[] {
  const shell = words.findIndex((word) => SHELL.test(word));
  const flag = words.findIndex((word, i) => i > shell && /^-\w*c$/.test(word));
  const line = words[flag + 1];
  if (words.length === 0) return [];
  return shell >= 0 && flag > shell && line !== undefined ? [words.toSpliced(flag + 1, 1), ...ofLine(line)] : [words];
}

/** Cuts a line at operators and substitutions outside of quotes, and the parts into words. */
function split(line: string): (readonly string[])[] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  let quote = "";
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? "";
    if (char === "\\" && quote !== "'") {
      i++;
      if (line[i] !== "\n") word = (word ?? "") + (line[i] ?? "");
    } else if (char === quote) quote = "";
    else if (quote === "" && (char === '"' || char === "'")) {
      quote = char;
      word ??= "";
    } else if (quote !== "'" && (char === "`" || (char === "(" && line[i - 1] === "$"))) endCommand();
    else if (quote === "" && /[|&;()\n]/.test(char)) endCommand();
    else if (quote === "" && /\s/.test(char)) endWord();
    else word = (word ?? "") + char;
  }
  endCommand();
  return commands;
}
