/** A declared test, without its first word. */
export interface TestWords {
  readonly how: "CMD" | "CMD-SHELL";
  readonly words: readonly string[];
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/;
const SKIPPED = new Set(["if", "then", "else", "!", "exec", "time", "{", "(", "while", "until", "do", "elif"]);

/** The names of the programs that a test runs, without their folders, in order. Shell lines are read roughly. */
export function programs(test: TestWords): string[] {
  const [program, ...args] = test.words;
  if (program === undefined) return [];
  if (test.how === "CMD-SHELL") return test.words.flatMap(ofShellLine);
  const flag = args.findIndex((word) => /^-\w*c$/.test(word));
  const line = args[flag + 1];
  const isShell = /(?:^|\/)(?:ba|a|da|z)?sh$/.test(program);
  return [base(program), ...(isShell && flag >= 0 && line !== undefined ? ofShellLine(line) : [])];
}

function ofShellLine(line: string): string[] {
  const withoutStrings = line.replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, (text) => text.replace(/[|&;()\s]/g, "_"));
  return withoutStrings.split(/\|\|?|&&?|;|\$\(|`|\n/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    const first = words.find((word) => word !== "" && !ASSIGNMENT.test(word) && !SKIPPED.has(word));
    return first === undefined ? [] : [base(first.replace(/^[({]+/, ""))];
  });
}

function base(program: string): string {
  return program.split("/").pop() ?? program;
}
