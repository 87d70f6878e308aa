import { error, warning } from "./row";

/** Mistakes in what the parts of a project say about each other. */
export const projectMessages = {
  "no-project-name": error(
    () => "the project has no name",
    "Neither option, variable, file nor folder gives a usable project name.",
    "add `name:` to the file",
  ),
  "invalid-project-name": error<{ name: string; suggestion: string }>(
    ({ name, suggestion }) => `\`${name}\` cannot be a project's name${suggestion ? `; \`${suggestion}\` could` : ""}`,
    "A project's name consists of lower-case letters, digits, `-` and `_` and starts with a letter or a digit.",
    "choose another name: lower-case letters, digits, `-` and `_`",
  ),
  "no-such-service": error<{ name: string }>(
    ({ name }) => `there is no service \`${name}\``,
    "A service that the command names does not exist.",
    "correct the name",
  ),
  "remote-resource": error<{ text: string }>(
    ({ text }) => `\`${text}\` would have to be fetched: only local files are read`,
    "`include` or `extends` names a git repository, an OCI artifact or a URL.",
    "fetch it yourself and name the local copy",
  ),
  "too-many-files": error<{ limit: number }>(
    ({ limit }) => `more than ${limit} files are included`,
    "Includes bring in more files than any real project has.",
    "include fewer files",
  ),
  "include-cycle": error<{ chain: readonly string[] }>(
    ({ chain }) => `files include one another in a circle: ${chain.join(" → ")}`,
    "A file includes itself, directly or through others.",
    "remove one of the `include` entries",
  ),
  "include-empty": error<{ path: string }>(
    ({ path }) => `the included file ${path} is empty`,
    "An included file has nothing in it.",
    "remove the `include`, or write the file",
  ),
  "extends-cycle": error<{ chain: readonly string[] }>(
    ({ chain }) => `services extend one another in a circle: ${chain.join(" → ")}`,
    "A service extends itself, directly or through others.",
    "remove one of the `extends`",
  ),
  "extends-not-found": error<{ name: string; parent: string; file: string }>(
    ({ name, parent, file }) => `\`${name}\` cannot extend \`${parent}\`: ${file} has no such service`,
    "A service extends one that does not exist.",
    "correct the service's name, or the file's",
  ),
  "extends-no-services": error<{ file: string }>(
    ({ file }) => `${file} has no services to extend`,
    "A file named by `extends` has no `services`.",
    "name a file that has the service",
  ),
  "extends-without-service": error<{ name: string }>(
    ({ name }) => `\`extends\` of \`${name}\` does not say which service it extends`,
    "The long syntax of `extends` lacks `service`.",
    "add `service:`, or write `extends: NAME`",
  ),
  "no-image": error<{ name: string }>(
    ({ name }) => `the service \`${name}\` has neither an image nor a build`,
    "Nothing says what a service runs.",
    "add `image:` or `build:`",
  ),
  "two-dockerfiles": error<{ name: string }>(
    ({ name }) => `the build of \`${name}\` has both a dockerfile and an inline one`,
    "`dockerfile` and `dockerfile_inline` are mutually exclusive.",
    "keep one of them",
  ),
  "undefined-service": error<{ name: string; by: string }>(
    ({ name, by }) => `\`${by}\` refers to the service \`${name}\`, which does not exist`,
    "`depends_on`, `links`, `network_mode` or the like names a service that is not defined.",
    "correct the name, or define the service",
  ),
  "disabled-dependency": error<{ name: string; by: string; profiles: readonly string[] }>(
    ({ name, by, profiles }) =>
      `\`${by}\` needs \`${name}\`, which only the profile${profiles.length === 1 ? "" : "s"} ${profiles.map((p) => `\`${p}\``).join(", ")} enable${profiles.length === 1 ? "s" : ""}`,
    "An enabled service depends on one that no active profile enables.",
    "activate the profile, or make the dependency `required: false`",
  ),
  "depends-on-job": error<{ name: string; by: string }>(
    ({ name, by }) => `the service \`${by}\` cannot depend on the job \`${name}\``,
    "Services depend on services only.",
    "depend on a service, or write the job as a service",
  ),
  "job-and-service": error<{ name: string }>(
    ({ name }) => `\`${name}\` is both a job and a service`,
    "A job and a service have the same name.",
    "rename one of them",
  ),
  "dependency-cycle": error<{ chain: readonly string[] }>(
    ({ chain }) => `services depend on one another in a circle: ${chain.join(" → ")}`,
    "None of the services in the circle could ever start.",
    "remove one of the dependencies",
  ),
  "not-buildable": error<{ name: string; by: string }>(
    ({ name, by }) => `\`${by}\` builds on the service \`${name}\`, which has no build`,
    "`build.additional_contexts` names a service that is not built.",
    "give that service a `build`, or name an image: `docker-image://NAME`",
  ),
  "undefined-network": error<{ name: string; by: string }>(
    ({ name, by }) => `\`${by}\` refers to the network \`${name}\`, which is not defined`,
    "A service uses a network that the top level does not have.",
    "define it below the top-level `networks:`",
  ),
  "undefined-volume": error<{ name: string; by: string }>(
    ({ name, by }) => `\`${by}\` refers to the volume \`${name}\`, which is not defined`,
    "A service mounts a named volume that the top level does not have.",
    "define it below the top-level `volumes:`; a path starts with `./` or `/`",
  ),
  "undefined-secret": error<{ name: string; by: string }>(
    ({ name, by }) => `\`${by}\` refers to the secret \`${name}\`, which is not defined`,
    "A service or a build uses a secret that the top level does not have.",
    "define it below the top-level `secrets:`",
  ),
  "undefined-config": error<{ name: string; by: string }>(
    ({ name, by }) => `\`${by}\` refers to the config \`${name}\`, which is not defined`,
    "A service uses a config that the top level does not have.",
    "define it below the top-level `configs:`",
  ),
  "undefined-model": error<{ name: string; by: string }>(
    ({ name, by }) => `\`${by}\` refers to the model \`${name}\`, which is not defined`,
    "A service uses a model that the top level does not have.",
    "define it below the top-level `models:`",
  ),
  "network-mode-and-networks": error<{ name: string }>(
    ({ name }) => `\`${name}\` has both \`network_mode\` and \`networks\``,
    "The two are mutually exclusive.",
    "keep one of them",
  ),
  "platform-not-built": error<{ platform: string; name: string }>(
    ({ platform, name }) => `\`${name}\` runs on \`${platform}\`, but its build does not list that platform`,
    "`build.platforms` does not contain the service's `platform`.",
    "add the platform to `build.platforms`, or run the service on one of those",
  ),
  "conflicting-limits": error<{ key: string; other: string; name: string }>(
    ({ key, other, name }) => `\`${key}\` and \`${other}\` of \`${name}\` differ`,
    "The same limit is given in the old and in the new place, with different values.",
    "keep one of them",
  ),
  "container-name-and-scale": error<{ name: string; count: number }>(
    ({ name, count }) => `\`${name}\` cannot run ${count} containers under one \`container_name\``,
    "A container's name is unique, so that a service with one cannot be scaled.",
    "remove `container_name`",
  ),
  "duplicate-container-name": error<{ containerName: string; name: string; other: string }>(
    ({ containerName, name, other }) =>
      `the container name \`${containerName}\` of \`${name}\` is already taken by \`${other}\``,
    "Two services have the same `container_name`.",
    "rename one of them",
  ),
  "duplicate-target": error<{ target: string; name: string }>(
    ({ target, name }) => `\`${name}\` mounts something at \`${target}\` twice`,
    "Two mounts of a service have the same target.",
    "remove one of the mounts, or give it another target",
  ),
  "invalid-health-test": error<{ test: string }>(
    ({ test }) => `a health test starts with \`CMD\`, \`CMD-SHELL\` or \`NONE\`, not \`${test}\``,
    "The first item of a list in `healthcheck.test` says how the rest is run.",
    'write ["CMD", program, argument…]',
  ),
  "watch-without-target": error<{ name: string }>(
    ({ name }) => `a watch of \`${name}\` that synchronises files needs a \`target\``,
    "Only the actions `rebuild` and `restart` do without a target.",
    "add `target:`, the path in the container",
  ),
  "empty-watch-path": error(
    () => "the watched path is empty",
    "`develop.watch.path` is an empty text.",
    "write the path to watch",
  ),
  "count-and-device-ids": error(
    () => "`count` and `device_ids` are mutually exclusive",
    "A device request gives both.",
    "keep one of them",
  ),
  "bind-without-source": error(
    () => "a bind mount needs a `source`",
    "A mount of type `bind` does not say what to mount.",
    "add `source:`, the path on the host",
  ),
  "external-conflict": error<{ key: string }>(
    ({ key }) => `an external volume is not created here, so \`${key}\` means nothing`,
    "A volume that is `external` has attributes besides its name.",
    "remove it, or remove `external`",
  ),
  "volume-as-drive": warning<{ name: string; target: string; by: string }>(
    ({ name, target, by }) =>
      `\`${target}\` of \`${by}\` is a path on a drive, not the volume \`${name}\`: its data goes to an anonymous volume`,
    "A volume of one letter cannot be named in the short syntax: docker compose, too, reads `v:/data` as a Windows path.",
    "use the long syntax, or give the volume a longer name",
  ),
  "external-name": warning(
    () => "`external.name` is deprecated",
    "The name of an external resource is given the old way.",
    "write `external: true` and `name:`",
  ),
  "external-name-conflict": error(
    () => "`name` and `external.name` differ",
    "The name of an external resource is given twice.",
    "keep `name`",
  ),
  "exclusive-attributes": error<{ what: string; name: string; keys: readonly string[] }>(
    ({ what, name, keys }) =>
      `the ${what} \`${name}\` has ${keys.map((k) => `\`${k}\``).join(" and ")}: only one can be its content`,
    "A config or secret takes its content from one source only.",
    "keep one of them",
  ),
  "no-content": error<{ what: string; name: string; keys: readonly string[] }>(
    ({ what, name, keys }) =>
      `the ${what} \`${name}\` has no content: one of ${keys.map((k) => `\`${k}\``).join(", ")} has to be set`,
    "A config or secret does not say where its content comes from, and is not external.",
    "add one of them, or `external: true`",
  ),
} as const;
