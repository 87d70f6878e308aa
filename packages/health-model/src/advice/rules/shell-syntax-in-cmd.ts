import { defineMessage } from "@pulumi-compose/parser";
import type { Fix } from "../fix";
import type { AdvisedService, Rule } from "../rule";

const SHELL_SYNTAX = defineMessage<{ readonly name: string; readonly why: string }>({
  code: "health/shell-syntax-in-cmd",
  severity: "warning",
  when: "A test of the form `CMD` contains what only a shell understands: `||`, `|`, `>`, `$NAME`, or a whole command line in one word. The engine runs it without a shell, so the program gets these as arguments, or is not found.",
  remedy: "Use `CMD-SHELL` with one command line.",
  text: ({ name, why }) => `the test of "${name}" runs without a shell, and ${why}`,
});

const OPERATOR = /^(?:\|\|?|&&?|;|[12]?>>?|<|2>&1)$/;
const SHELLS = new Set(["sh", "bash", "ash", "dash", "zsh", "cmd", "powershell", "pwsh", "busybox"]);

export const shellSyntaxInCmd: Rule = {
  docs: [SHELL_SYNTAX],
  advise: (advised) => {
    const { declaredTest, name, at } = advised;
    if (declaredTest?.how !== "CMD") return [];
    const why = shellSyntax(declaredTest.words);
    if (why === undefined) return [];
    const report = SHELL_SYNTAX.report({ name, why }, at("healthcheck", "test"));
    return [declaredTest.words.length === 1 ? { ...report, fix: toShell(advised) } : report];
  },
};

function shellSyntax(words: readonly string[]): string | undefined {
  const [program = "", ...args] = words;
  if (SHELLS.has(program.split("/").pop() ?? "")) return undefined;
  if (/\s/.test(program.trim())) return "its first word is a whole command line, which is not a program";
  const operator = args.find((word) => OPERATOR.test(word));
  if (operator !== undefined) return `\`${operator}\` is a mere argument there`;
  const variable = args.map((word) => /\$\{?[A-Za-z_]\w*/.exec(word)?.[0]).find((found) => found !== undefined);
  return variable === undefined ? undefined : `nobody replaces \`${variable}${variable.includes("{") ? "}" : ""}\``;
}

function toShell({ at }: AdvisedService): Fix {
  const path = at("healthcheck", "test", 0).path;
  return { title: "use CMD-SHELL", edits: [{ kind: "replace", path, from: "CMD", to: "CMD-SHELL" }] };
}
