import { defineMessage } from "../../messages/message";
import type { AdvisedService, Rule } from "../rule";

const SECRET = defineMessage<{ readonly name: string; readonly where: string }>({
  code: "health/secret-in-probe",
  severity: "warning",
  when: "A test has a password, token or key in its command line, where `docker inspect`, events and the list of processes show it.",
  remedy:
    "Give it to the container as a variable and name the variable in the test (`$$NAME`), best one that the client reads by itself (REDISCLI_AUTH, PGPASSWORD, MYSQL_PWD).",
  text: ({ name, where }) => `the test of "${name}" has a secret in its command line (${where})`,
});

const SECRET_NAME = /pass|secret|token|api_?key|credential/i;
/** Values that are no secret, whatever the variable's name says. */
const HARMLESS = /^(?:|true|false|yes|no|on|off|none|null|\d{1,3})$/i;

/** Flags whose value is a password; a value that begins with `$` is the container's own variable. */
const FLAGS: readonly [RegExp, string][] = [
  [/(?:^|\s)--?(?:password|passwd|pass|token|secret)[= ]["']?(?![\s$"'-])\S/i, "a password option"],
  [/\bredis-cli\b.*\s-a\s+["']?(?![\s$"'-])\S/, "redis-cli -a"],
  [/\b(?:mysqladmin|mysql|mariadb|mariadb-admin)\b.*\s-p(?![\s$"'])\S/, "-p with a password"],
  [/\bmongo(?:sh)?\b.*\s-p\s+["']?(?![\s$"'-])\S/, "-p with a password"],
  [/\bsqlcmd\b.*\s-P\s*["']?(?![\s$"'-])\S/, "sqlcmd -P"],
  [/\bcurl\b.*\s(?:-u|--user)[= ]["']?[^\s:$"']+:(?![\s$"'])\S/, "curl -u"],
  [/:\/\/[^\s/:@$]+:(?!\$)[^\s/@]+@/, "a URL with a password"],
  [/authorization:\s*(?:bearer|basic)\s+(?!\$)\S/i, "an Authorization header"],
];

export const secretInProbe: Rule = {
  docs: [SECRET],
  advise: (advised) => {
    const where = secretIn(advised);
    return where === undefined ? [] : [SECRET.report({ name: advised.name, where }, advised.at("healthcheck", "test"))];
  },
};

function secretIn({ service, declaredTest }: AdvisedService): string | undefined {
  if (declaredTest === undefined) return undefined;
  const line = declaredTest.words.join(" ");
  for (const [variable, value] of Object.entries(service.environment ?? {})) {
    if (value === null || HARMLESS.test(value) || !SECRET_NAME.test(variable) || variable.endsWith("_FILE")) continue;
    if (line.includes(value)) return `the value of ${variable}`;
  }
  return FLAGS.find(([pattern]) => pattern.test(line))?.[1];
}
