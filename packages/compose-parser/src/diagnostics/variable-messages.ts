import { error, warning } from "./row";

/** Mistakes with variables. */
export const variableMessages = {
  "invalid-interpolation": error<{ text: string }>(
    ({ text }) => `invalid interpolation in \`${cut(text)}\``,
    "A `${` is not followed by a name and an operator that compose knows, or has no closing brace.",
    "a literal $ is written $$",
  ),
  "interpolation-too-deep": error(
    () => "the defaults of variables nest too deeply",
    "More than 50 variables stand in one another's defaults.",
    "set some of the variables, or give simpler defaults",
  ),
  "required-variable": error<{ name: string; reason: string }>(
    ({ name, reason }) => `the required variable \`${name}\` has no value${reason === "" ? "" : `: ${reason}`}`,
    "`${NAME:?reason}` stands in the file and NAME is not set, or is empty.",
    "set it in the environment or in a .env file",
  ),
  "unset-variable": warning<{ name: string }>(
    ({ name }) => `the variable \`${name}\` is not set; an empty text stands for it`,
    "A variable without a default has no value.",
    "set it, or give a default: `${NAME:-default}`",
  ),
  "bad-cast": error<{ text: string; type: string }>(
    ({ text, type }) => `\`${cut(text)}\` is not of type ${type}`,
    "The value of an attribute that is not a string, often from a variable, is not of its type.",
    "correct the value, or the variable that it comes from",
  ),
  "yaml-1.1-boolean": warning<{ text: string; value: string }>(
    ({ text, value }) => `\`${text}\` is read as ${value}; YAML 1.2 knows only true and false`,
    "One of `yes`, `no`, `on`, `off`, `y`, `n` stands for a boolean.",
    "write true or false",
  ),
  "invalid-env-file": error<{ problem: string }>(
    ({ problem }) => `invalid environment file: ${problem}`,
    "A `.env` file, an `env_file` or a `label_file` has a line that cannot be read.",
    "a line is KEY=value",
  ),
  "unknown-env-format": error<{ format: string }>(
    ({ format }) => `\`${format}\` is not a format of an env_file`,
    "`env_file.format` is something other than `raw`.",
    "leave it out, or write `raw`",
  ),
  "symbolic-value": error<{ text: string; path: string }>(
    ({ text, path }) => `\`${text}\` is known only at deployment, but \`${path}\` has to be known before`,
    "A variable that stands for a Pulumi output or secret is used where its value decides what is deployed: a number, a port, a name, a duration…",
    "give the variable a plain value",
  ),
  "symbolic-path": error<{ text: string }>(
    ({ text }) => `\`${text}\` is known only at deployment, so the relative path cannot be resolved`,
    "A relative path contains a variable that stands for a Pulumi output or secret.",
    "use an absolute path",
  ),
} as const;

function cut(text: string): string {
  const line = text.split("\n")[0] ?? "";
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
