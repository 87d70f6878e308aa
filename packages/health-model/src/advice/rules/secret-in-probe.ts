import { defineMessage } from "@pulumi-compose/parser";
import { isSecretVariable } from "../../secrets/is-secret-variable";
import { namesGiven } from "../../secrets/name-options";
import { wordPattern } from "../../secrets/word-pattern";
import type { AdviceContext, AdvisedService, Rule } from "../rule";
import { commandsOf } from "../shell-commands";

const SECRET = defineMessage<{ readonly name: string; readonly where: string }>({
  code: "health/secret-in-probe",
  severity: "warning",
  when: "A test has a password, token or key in its command line, where `docker inspect`, events and the list of processes show it. The value of a variable counts where it is a word of an argument, and not where that is a name: of a user (`-U postgres`), a service, an image, a database.",
  remedy:
    "Give it to the container as a variable and name the variable in the test (`$$NAME`), preferably one that the client reads by itself (REDISCLI_AUTH, PGPASSWORD, MYSQL_PWD).",
  text: ({ name, where }) => `the test of "${name}" has a secret in its command line (${where})`,
});

/** Options whose value is a password, of any program or of some; a value with `$` is the container's own variable. */
const OPTIONS: readonly {
  readonly of: RegExp;
  readonly option: RegExp;
  readonly glued?: RegExp;
  readonly is: string;
}[] = [
  {
    of: /./,
    option: /^--?(?:password|passwd|pass|token|secret)$/i,
    glued: /^--?(?:password|passwd|pass|token|secret)=(.+)/i,
    is: "a password option",
  },
  { of: /^(?:redis|valkey|keydb)-cli$/, option: /^-a$/, is: "redis-cli -a" },
  {
    of: /^(?:mysql|mysqladmin|mysqlshow|mariadb|mariadb-admin)$/,
    option: /^$/,
    glued: /^-p\s*(.+)/s,
    is: "-p with a password",
  },
  { of: /^mongo(?:sh)?$/, option: /^-p$/, is: "-p with a password" },
  { of: /^sqlcmd$/, option: /^-P$/, glued: /^-P(.+)/, is: "sqlcmd -P" },
  {
    of: /^curl$/,
    option: /^(?:-[A-Za-z]*u|--user)$/,
    glued: /^(?:-u|--user=)(.+)/,
    is: "curl -u",
  },
];

/** What gives a password away wherever it stands in a word. */
const PATTERNS: readonly [RegExp, string][] = [
  [/:\/\/[^\s/:@$]+:(?!\$)[^\s/@]+@/, "a URL with a password"],
  [/authorization:\s*(?:bearer|basic)\s+(?!\$)\S/i, "an Authorization header"],
];

const ASSIGNMENT = /^([A-Za-z_]\w*)=(.+)/s;

export const secretInProbe: Rule = {
  docs: [SECRET],
  advise: (advised, context) => {
    const where = secretIn(advised, context);
    return where === undefined ? [] : [SECRET.report({ name: advised.name, where }, advised.at("healthcheck", "test"))];
  },
};

function secretIn({ service, declaredTest }: AdvisedService, { names }: AdviceContext): string | undefined {
  if (declaredTest === undefined) return undefined;
  const commands = commandsOf(declaredTest);
  for (const [variable, value] of Object.entries(service.environment ?? {})) {
    if (!isSecretVariable(variable, value) || names().has(value)) continue;
    if (commands.some((command) => hasArgument(command, value))) return `the value of ${variable}`;
  }
  return commands.map(givenAway).find((found) => found !== undefined);
}

/** Whether a value is a word of one of a command's arguments, and not of one that is a name. */
function hasArgument(command: readonly string[], value: string): boolean {
  const names = namesGiven(command);
  const pattern = wordPattern(value);
  return command.some((word, i) => {
    const isProgram = i === programAt(command);
    return !isProgram && names.get(i) !== value && word.search(pattern) >= 0;
  });
}

function givenAway(command: readonly string[]): string | undefined {
  const start = programAt(command);
  for (const word of command.slice(0, start)) {
    const [, variable = "", value = ""] = ASSIGNMENT.exec(word) ?? [];
    if (isLiteral(value) && (isSecretVariable(variable, value) || CLIENTS_READ.has(variable))) return `${variable}=`;
  }
  const program = command[start]?.split("/").pop() ?? "";
  for (const { of, option, glued, is } of OPTIONS) {
    if (!of.test(program)) continue;
    const given = command.slice(start + 1).flatMap((word, i, rest) => {
      if (option.test(word)) return rest[i + 1] ?? [];
      return glued?.exec(word)?.[1] ?? [];
    });
    if (given.some((value) => isPassword(is, value))) return is;
  }
  return PATTERNS.find(([pattern]) => command.some((word) => pattern.test(word)))?.[1];
}

/** Variables from which clients take a password, and whose names do not say so. */
const CLIENTS_READ = new Set(["MYSQL_PWD", "REDISCLI_AUTH"]);

function isPassword(is: string, value: string): boolean {
  if (is !== "curl -u") return isLiteral(value);
  const colon = value.indexOf(":");
  return colon >= 0 && isLiteral(value.slice(colon + 1));
}

function isLiteral(value: string): boolean {
  return /^[^\s$-]/.test(value);
}

/** Where the program stands, after assignments. */
function programAt(command: readonly string[]): number {
  const at = command.findIndex((word) => !ASSIGNMENT.test(word));
  return at < 0 ? command.length : at;
}
