import type { SweepCase } from "./cases";

interface Rule {
  /** As docs/16-parser.md has it. */
  readonly reason: string;
  readonly holds: (found: readonly string[], one: SweepCase, text: string) => boolean;
}

/** Whether all that was found is that the parser refuses, with one of these codes. */
const refuses = (found: readonly string[], ...codes: readonly string[]) =>
  found.every((what) =>
    codes.some((code) => what.startsWith(`the parser refuses, compose-go does not: compose/${code} `)),
  );
const acceptsWhere = (found: readonly string[], error: RegExp) =>
  found.every((what) => what.startsWith("compose-go refuses, the parser does not: ") && error.test(what));

const rules: readonly Rule[] = [
  {
    reason: "a key with `x-` where users name things is a name",
    holds: (found, _, text) =>
      text.includes("x-k") &&
      (found.every((what) => /#extensions|x-k/.test(what)) ||
        acceptsWhere(found, /unexpected value type .* for extra_hosts entry/)),
  },
  {
    reason: "a date without quotes is refused where it is no text",
    holds: (found, _, text) =>
      text.includes("2024-01-01") &&
      refuses(found, "wrong-type", "no-identity", "key-value-expected", "bad-value", "invalid-size"),
  },
  {
    reason: "a whole number beyond 64 bits is refused",
    holds: (found, _, text) => text.includes("99999999999999999999") && refuses(found, "bad-value"),
  },
  {
    reason: "a list or a mapping is no value of a key, in a merge neither",
    holds: (found, { kind, at }) => kind !== "single" && /\.k(\.0)?$/.test(at) && refuses(found, "wrong-type"),
  },
  {
    reason: "an entry of `include` without a path is refused",
    holds: (found, { at }) =>
      at.startsWith("include") && refuses(found, "missing-attribute", "unknown-attribute", "wrong-type"),
  },
  {
    reason: "an address of a job's port is looked at as a service's is",
    holds: (found, { at }) => at === "jobs.j.ports.0.host_ip" && refuses(found, "invalid-ip"),
  },
  {
    reason: "what is overridden or taken out has to be right in its own file",
    holds: (found, { kind, at }) =>
      kind !== "single" &&
      /env_file\.0\.required$|ulimits\.k$/.test(at) &&
      refuses(found, "bad-cast", "wrong-type", "missing-attribute"),
  },
  {
    reason: "the same mount twice in a job is refused, whichever way its labels are written",
    holds: (found, { at }) => at.startsWith("jobs.j.volumes.0.volume.labels") && refuses(found, "duplicate-item"),
  },
  {
    reason: "`build.ssh` with a path is printed in JSON",
    holds: (found, { at }) => at.includes("build.ssh") && acceptsWhere(found, /SSHKey/),
  },
  {
    reason: "what crashes compose-go is text, or as if it were not there",
    holds: (found, { at }) =>
      /\.pid$|additional_contexts|volumes\.0\.target$/.test(at) && acceptsWhere(found, /panic: interface conversion/),
  },
  {
    reason: "a number in quotes is a limit of `build.ulimits`, as of `ulimits`",
    holds: (found, { at }) => /build\.ulimits\.k$/.test(at) && acceptsWhere(found, /invalid type string for ulimits/),
  },
  {
    reason: "a host can be taken out of `extra_hosts`",
    holds: (found, { kind, at }) =>
      kind === "reset" && /extra_hosts\.k$/.test(at) && acceptsWhere(found, /must be a mapping/),
  },
  {
    reason: "a fraction or a date as an option of a secret's driver is text, as for networks and volumes",
    holds: (found, { at }) =>
      at === "secrets.s.driver_opts.k" && acceptsWhere(found, /unconvertible type '(float64|time.Time)'/),
  },
  {
    reason: "an overridden entry of a job's `env_file` takes the place of the one below",
    holds: (found, { kind, at }) =>
      kind === "override" &&
      /^jobs\.j\.env_file\.0/.test(at) &&
      found.every((what) => what.startsWith(".jobs.j.env_file.1: ")),
  },
  {
    reason: "an option of a provider may be an empty list",
    holds: (_, { at }) => /provider\.options\.k$/.test(at),
  },
  {
    reason: "a number as a build's context by name stays what it is, in a merge too",
    holds: (found, { kind, at }) =>
      kind !== "single" &&
      /additional_contexts\.k$/.test(at) &&
      found.every((what) => /expected "\/.*\/(\d+|true)", got "\w+"$/.test(what)),
  },
  {
    reason: "a job's secret without a source has another text in its target",
    holds: (found, { at }) =>
      /^jobs\.j\.secrets/.test(at) && found.every((what) => what.includes("/run/secrets/%!s(<nil>)")),
  },
  {
    reason: "a profile without a name, which docker compose takes for one that is asked for",
    holds: (_, { at }) => /profiles(\.0)?$/.test(at),
  },
];

/** Why a difference stays; undefined: nobody has said so. */
export function onPurpose(one: SweepCase, found: readonly string[]): string | undefined {
  const text = one.project.files
    .slice(0, one.project.compose)
    .map(({ content }) => content)
    .join("\n");
  return rules.find(({ holds }) => holds(found, one, text))?.reason;
}
