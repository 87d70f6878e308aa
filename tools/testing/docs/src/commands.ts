/** A command of a page, and the output that the page shows for it. */
export interface Command {
  readonly text: string;
  /** Undefined where the page shows none. */
  readonly output: string | undefined;
}

/** The commands of a block: every line of a `sh` block, those behind `$ ` of a `console` block. */
export function commandsOf(language: string, text: string): Command[] {
  if (language === "sh") return logicalLines(text).map((line) => ({ text: line, output: undefined }));
  const commands: { text: string; output: string[] }[] = [];
  let open = false;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const last = commands.at(-1);
    if (line.startsWith("$ ")) {
      commands.push({ text: line.slice(2), output: [] });
      open = line.endsWith("\\");
    } else if (open && last) {
      last.text += `\n${line.replace(/^> /, "")}`;
      open = line.endsWith("\\");
    } else last?.output.push(line);
  }
  return commands.map(({ text: command, output }) => ({
    text: command,
    output: output.some((line) => line.trim() !== "") ? `${output.join("\n")}\n` : undefined,
  }));
}

/** Lines with those that a backslash continues; comments and empty ones left out. */
function logicalLines(text: string): string[] {
  return text
    .replace(/\\\n/g, "\\\u0000")
    .split("\n")
    .map((line) => line.replace(/\\\0/g, "\\\n").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
