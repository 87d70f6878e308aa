import { error, warning } from "./row";

/** Mistakes in the shape of a file: keys, types and formats. */
export const shapeMessages = {
  "unknown-attribute": error<{ key: string; of: string }>(
    ({ key, of }) => `\`${key}\` is not an attribute of ${of === "the file" ? of : `\`${of}\``}`,
    "A key that the specification does not know, often misspelt or at the wrong level.",
    "correct its spelling or its level; attributes of your own begin with `x-`",
  ),
  "missing-attribute": error<{ key: string; of: string }>(
    ({ key, of }) => `\`${of}\` has no \`${key}\``,
    "A required attribute is missing.",
    "add it",
  ),
  "invalid-name": error<{ name: string; of: string }>(
    ({ name, of }) => `\`${name}\` cannot be a name in \`${of}\``,
    "Names consist of letters, digits, `.`, `_` and `-`.",
    "use letters, digits, `.`, `_` and `-`",
  ),
  "wrong-type": error<{ of: string; wanted: string; got: string }>(
    ({ of, wanted, got }) => `\`${of}\` has to be ${wanted}, but this is ${got}`,
    "A value is of another type than the attribute takes.",
    "write a value of that type",
  ),
  "invalid-choice": error<{ value: string; of: string; values: readonly string[] }>(
    ({ value, of, values }) => `\`${value}\` is not a value of \`${of}\`: ${list(values)}`,
    "An attribute takes one of a few values, and this is none of them.",
    "use one of these",
  ),
  "unknown-value": warning<{ value: string; of: string; values: readonly string[] }>(
    ({ value, of, values }) => `\`${value}\` is not a value of \`${of}\`: ${list(values)}`,
    "An attribute has a value that the specification does not list, and compose-go takes any text; docker compose or the engine refuses it later, or nobody heeds it. An error where the value decides what an update does (`failure_action` beside `order: start-first`).",
    "use one of these",
  ),
  "unexpected-value": warning<{ text: string; wanted: string; of: string }>(
    ({ text, wanted, of }) => `\`${text}\` is not ${wanted}, which \`${of}\` should be`,
    "A value is not of the form that it needs to mean something, or is beyond the limits of what makes sense (a negative duration), and compose-go takes it all the same. An error where the value decides what an update does (`delay` and `monitor` beside `order: start-first`).",
    "correct the value",
  ),
  "invalid-format": error<{ value: string; of: string }>(
    ({ value, of }) => `\`${value}\` does not have the form of \`${of}\``,
    "A value does not follow the pattern that the specification gives.",
    "follow the form that the specification gives",
  ),
  "out-of-range": error<{ value: string; of: string; limits: string }>(
    ({ value, of, limits }) => `\`${of}\` has to be ${limits}, but this is ${value}`,
    "A number is too small or too large.",
    "choose a value within the limits",
  ),
  "duplicate-item": error<{ of: string }>(
    ({ of }) => `this item of \`${of}\` is already in the list`,
    "A list that may not hold an item twice does.",
    "remove one of them",
  ),
  "bad-value": error<{ text: string; wanted: string; of: string }>(
    ({ text, wanted, of }) => `\`${text}\` is not ${wanted}, which \`${of}\` has to be`,
    "A value has an acceptable type, but does not make sense as what the attribute holds.",
    "correct the value",
  ),
  "key-value-expected": error(
    () => "an item `key=value` is expected here",
    "A list of `key=value` holds something else.",
    'put it in quotes: `- "key=value"`',
  ),
  "name-expected": error(
    () => "a name is expected here",
    "A list of names holds something that is not a string.",
    "write a name; put a number in quotes",
  ),
  "no-identity": error<{ what: string }>(
    ({ what }) => identityText(what),
    "An entry of a list lacks what tells it from the others: a mount or a device its `target`, a port its `target`, an env_file its `path`.",
    "add what is missing",
  ),
  "cannot-merge": error<{ base: string; over: string }>(
    ({ base, over }) => `${over} cannot be merged with ${base}`,
    "Two files, or a service and the one that it extends, give the same attribute in forms that do not go together.",
    "write both in the same form, or replace the first with `!override`",
  ),
  "obsolete-version": warning(() => "`version` is obsolete and ignored", "The top level has a `version`.", "remove it"),
  "invalid-duration": error<{ text: string; of: string }>(
    ({ text, of }) => `\`${text}\` is not a duration, which \`${of}\` has to be`,
    "A duration is a number with a unit: `30s`, `1m30s`, `1.5h`.",
    "write a number with a unit: 30s, 1m30s",
  ),
  "invalid-size": error<{ text: string; of: string }>(
    ({ text, of }) => `\`${text}\` is not a size, which \`${of}\` has to be`,
    "A size is a number with a unit: `512m`, `1.5g`.",
    "write a number with a unit: 512m, 1.5g",
  ),
  "invalid-port": error<{ text: string; problem: string }>(
    ({ text, problem }) => `\`${text}\` is not a port: ${problem}`,
    "A port in short syntax cannot be read.",
    'write "8080:80", "127.0.0.1:8080:80/tcp" or "8000-8010:80-90"',
  ),
  "invalid-volume": error<{ text: string; problem: string }>(
    ({ text, problem }) => `\`${text}\` is not a mount: ${problem}`,
    "A mount in short syntax cannot be read.",
    'write "source:target" or "source:target:ro"',
  ),
  "invalid-device": error<{ text: string }>(
    ({ text }) => `\`${text}\` is not a device: it has too many colons`,
    "A device in short syntax cannot be read.",
    'write "source:target:rwm", or the long syntax',
  ),
  "invalid-ssh": error<{ text: string }>(
    ({ text }) => `\`${text}\` is not an ssh key`,
    "An entry of `build.ssh` is neither `default` nor `id=path`.",
    "write `default` or `id=path`",
  ),
  "invalid-host": error<{ text: string }>(
    ({ text }) => `\`${text}\` is not an extra host`,
    "An entry of `extra_hosts` has no address, or no usable name.",
    'write "name=address"',
  ),
  "invalid-ip": error<{ text: string }>(
    ({ text }) => `\`${text}\` is not an IP address`,
    "The `host_ip` of a port is not an IP address.",
    "write an address, such as 127.0.0.1 or ::1",
  ),
  "invalid-command": error<{ text: string }>(
    ({ text }) => `the command \`${text}\` cannot be split into words: quotes or parentheses do not match`,
    "A command in short syntax has an unfinished quote, backslash or parenthesis.",
    "write it as a list",
  ),
  "variable-with-space": error<{ name: string }>(
    ({ name }) => `the name \`${name}\` ends with a space`,
    "A variable in `environment` is written with a space before its `=`.",
    "remove the space before `=`",
  ),
} as const;

function list(values: readonly string[]): string {
  return values.length === 1
    ? `\`${values[0]}\` is`
    : `${values
        .slice(0, -1)
        .map((v) => `\`${v}\``)
        .join(", ")} and \`${values[values.length - 1]}\` are`;
}

function identityText(what: string): string {
  switch (what) {
    case "mount":
      return "this mount lacks its `target`";
    case "device":
      return "this device lacks its `target`";
    case "port":
      return "this port lacks its `target`";
    case "envFile":
      return "this env_file lacks its `path`";
    case "expose":
      return "an exposed port is a whole number or a string";
    default:
      return "a string is expected here";
  }
}
