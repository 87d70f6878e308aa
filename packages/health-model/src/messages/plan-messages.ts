import { defineMessage } from "@pulumi-compose/parser";

/** `"a"`, `"a" and "b"`, `"a", "b" and 3 more`: enough to know who is meant. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 4 ? 3 : 4).map((name) => `"${name}"`);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  const last = shown.pop() ?? "nobody";
  return shown.length > 0 ? `${shown.join(", ")} and ${last}` : last;
}

export const NO_HEALTHCHECK = defineMessage<{
  readonly dependency: string;
  readonly dependents: readonly string[];
  readonly because: string;
}>({
  code: "health/no-healthcheck",
  severity: "error",
  when: "A service is depended on with `condition: service_healthy`, but it can never be healthy: its healthcheck is switched off, or neither it nor its image has one.",
  remedy: "Give the service a healthcheck, or wait only for `service_started`.",
  text: ({ dependency, dependents, because }) =>
    `${listed(dependents)} ${dependents.length > 1 ? "wait" : "waits"} for "${dependency}" to be healthy, but ${because}`,
});

export const MAYBE_NO_HEALTHCHECK = defineMessage<{
  readonly dependency: string;
  readonly dependents: readonly string[];
  readonly image: string;
}>({
  code: "health/maybe-no-healthcheck",
  severity: "warning",
  when: "A service is depended on with `condition: service_healthy` and declares no healthcheck. That works only if its image carries a HEALTHCHECK, which the file alone does not tell.",
  remedy: "Give the service a healthcheck, or make sure that its image has a HEALTHCHECK.",
  text: ({ dependency, dependents, image }) =>
    `${listed(dependents)} ${dependents.length > 1 ? "wait" : "waits"} for "${dependency}" to be healthy, but it declares no healthcheck: ${image} must carry one`,
});

export const CYCLE = defineMessage<{ readonly path: readonly string[] }>({
  code: "health/cycle",
  severity: "error",
  when: "Services depend on one another in a circle, so that none of them can be the first. Dependencies that `links`, `volumes_from`, `network_mode`, `ipc` and `pid` imply count too.",
  remedy: "Take one of these dependencies out.",
  text: ({ path }) =>
    path.length === 2
      ? `service "${path[0]}" depends on itself`
      : `services depend on one another in a circle: ${path.join(" -> ")}`,
});

export const UNKNOWN_DEPENDENCY = defineMessage<{
  readonly dependent: string;
  readonly dependency: string;
  readonly disabled: "by profile" | "no such service";
}>({
  code: "health/unknown-dependency",
  severity: "error",
  when: "A service depends on one that the project does not have, or that no chosen profile enables.",
  remedy: "Correct the name, enable the profile, or write `required: false`.",
  text: ({ dependent, dependency, disabled }) =>
    disabled === "by profile"
      ? `"${dependent}" depends on "${dependency}", which no chosen profile enables`
      : `"${dependent}" depends on "${dependency}", but there is no such service`,
});

export const BAD_DEADLINE = defineMessage<{ readonly whose: string; readonly written: string }>({
  code: "health/bad-deadline",
  severity: "error",
  when: "The `deadline` under `x-pulumi-compose` is not a duration.",
  remedy: "Write a duration such as `90s` or `5m`.",
  text: ({ whose, written }) => `the deadline of ${whose} is not a duration: ${written}`,
});

export const BAD_ON_UNHEALTHY = defineMessage<{ readonly whose: string; readonly written: string }>({
  code: "health/bad-on-unhealthy",
  severity: "error",
  when: "The `on_unhealthy` under `x-pulumi-compose` is neither `fail` nor `keep-waiting`.",
  remedy:
    "Write `fail`, to give up at the engine's verdict, or `keep-waiting`, to wait until the deadline whatever the check says.",
  text: ({ whose, written }) => `the on_unhealthy of ${whose} is neither fail nor keep-waiting: ${written}`,
});

export const BAD_START = defineMessage<{ readonly name: string; readonly written: string }>({
  code: "health/bad-start",
  severity: "warning",
  when: "The `start` under `x-pulumi-compose` of a service, the time that it may take to start, is not a duration.",
  remedy: "Write a duration such as `45s`.",
  text: ({ name, written }) => `the time that "${name}" may take to start is not a duration: ${written}`,
});

export const HOOKS_OF_PROJECT = defineMessage<Record<never, never>>({
  code: "health/hooks-of-project",
  severity: "error",
  when: "The project has `post_healthy` under `x-pulumi-compose`: hooks are a service's.",
  remedy: "Write it under `x-pulumi-compose` of the service in whose containers they are to run.",
  text: () => "the project itself has no containers for `post_healthy` to run in",
});

export const BAD_EXTENSION = defineMessage<{ readonly whose: string; readonly written: string }>({
  code: "health/bad-extension",
  severity: "error",
  when: "What stands under `x-pulumi-compose` is not a mapping.",
  remedy: "Write keys below it, such as `deadline: 90s`.",
  text: ({ whose, written }) => `x-pulumi-compose of ${whose} is not a mapping: ${written}`,
});

export const UNKNOWN_EXTENSION_KEY = defineMessage<{
  readonly whose: string;
  readonly key: string;
  /** Whose it is, where it stands in the wrong place. */
  readonly why: "no such key" | `a ${string}'s`;
}>({
  code: "health/unknown-extension-key",
  severity: "error",
  when: "There is no such key under `x-pulumi-compose`, or it is a service's, say, and stands on the project.",
  remedy: "Correct the name, or take the key out.",
  text: ({ whose, key, why }) =>
    why === "no such key"
      ? `x-pulumi-compose of ${whose} has \`${key}\`, which means nothing there`
      : `x-pulumi-compose of ${whose} has \`${key}\`, which is ${why}`,
});

export const BAD_EXTENSION_VALUE = defineMessage<{
  readonly name: string;
  readonly key: string;
  readonly wanted: string;
  readonly written: string;
}>({
  code: "health/bad-extension-value",
  severity: "error",
  when: "A key under `x-pulumi-compose` of a service has a value that it does not take, and nothing else reads it there: `drain` or `singleWriter` without `order: start-first`.",
  remedy: "Write what it takes, or take the key out.",
  text: ({ name, key, wanted, written }) => `the ${key} of service "${name}" is not ${wanted}: ${written}`,
});

export const UNREAD_EXTENSION = defineMessage<{ readonly of: string }>({
  code: "health/unread-extension",
  severity: "warning",
  when: "`x-pulumi-compose` stands where nobody reads it: below a network or a config, say, or inside of a service's `healthcheck`.",
  remedy: "Write it on the project, or directly below a service or a volume.",
  text: ({ of }) => `nobody reads x-pulumi-compose of ${of}`,
});

export const BAD_IMAGE = defineMessage<{ readonly whose: string; readonly image: string; readonly why: string }>({
  code: "health/bad-image",
  severity: "error",
  when: "The `image` of a service, a job or a `pre_start` hook, one of `build.tags`, an image that is mounted, or the name that an image gets which is built without one, is no name of an image: small letters, digits, dots, dashes and underscores, with a registry before them and a tag or a digest behind. An engine refuses it only when others have been started.",
  remedy: "Write `[registry/]name[:tag][@sha256:…]`: the name in small letters, a tag of 128 characters at most.",
  text: ({ whose, image, why }) => `the image of ${whose} cannot be called ${JSON.stringify(image)}: ${why}`,
});
