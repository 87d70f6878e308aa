import { defineMessage } from "@pulumi-compose/parser";

export const FIXED_VARIABLE = defineMessage<{ readonly variable: string; readonly why: string }>({
  code: "convert/fixed-variable",
  severity: "error",
  when: "With `--strict`: a variable of the file cannot be a setting of the program, because its value decides what the program is made of. Otherwise its present value is written into the program, and the report says so.",
  remedy: "convert without --strict, and its value now is written into the program",
  text: ({ variable, why }) => `the variable ${variable} cannot be a setting of the program: ${why}`,
});

export const EXTERNAL_CONTENT = defineMessage<{ readonly kind: "config" | "secret"; readonly name: string }>({
  code: "convert/external-content",
  severity: "error",
  when: "A swarm's config or secret is `external`, and the program is to list every resource: the plugin has no function that finds it.",
  remedy: "convert with the style component, which asks the swarm",
  text: ({ kind, name }) => `${kind} "${name}": the plugin has no function that looks up an external one's id`,
});

export const SWARM_IN_PCL = defineMessage<Record<never, never>>({
  code: "convert/swarm-in-pcl",
  severity: "error",
  when: "`pulumi convert --from compose` is asked for services of a swarm: it writes PCL, which has no gates.",
  remedy: "convert to TypeScript with `pulumi-compose convert --target swarm`",
  text: () =>
    "PCL has no gates, and the plugin's own wait for a swarm's service (`convergeConfig`) replaces it after every refresh",
});

export const WRITTEN_ENV_FILE = defineMessage<{
  readonly file: string;
  /** Absent: all that are used. */
  readonly names?: readonly string[];
  readonly why: string;
}>({
  code: "convert/written-env-file",
  severity: "warning",
  when: "Values of an `env_file`, which are often secrets, are written into the program as they are: it is PCL, which reads no such files, or it would read another value, as that is made of variables that only the project knows (of `.env`, or of the service's `environment`).",
  remedy:
    "keep the program as secret as the file; or write what is secret as `${NAME}` under the service's `environment`, which makes it a secret setting of the stack",
  text: ({ file, names, why }) =>
    `${names ? `${listed(names)} of ${file} ${names.length === 1 ? "is" : "are"}` : `the values of ${file} are`} written into the program as ${names?.length === 1 ? "it is" : "they are"}: ${why}`,
});

export const COMPOSED_ENV_FILE = defineMessage<{
  readonly file: string;
  readonly names: readonly string[];
  /** The variables that these are made of. */
  readonly settings: readonly string[];
}>({
  code: "convert/composed-env-file",
  severity: "warning",
  when: "Values of an `env_file` are made of variables that are settings of the stack: the program puts them together out of these and of the text around them, and an edit of the file does nothing.",
  remedy:
    "set the variables in the stack's configuration, and edit the text around them in the program (keep it as secret as the file where that text is); or write the value under the service's `environment`, where it stands in one place",
  text: ({ file, names, settings }) =>
    `${listed(names)} of ${file} ${names.length === 1 ? "is" : "are"} put together in the program out of ${settings.length === 1 ? "a setting" : "settings"} of the stack (${listed(settings)}), and no longer read from the file`,
});

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

export const NO_POST_HEALTHY = defineMessage<{ readonly service: string }>({
  code: "convert/post-healthy",
  severity: "warning",
  when: "A service has `post_healthy` hooks (`x-pulumi-compose`), and the program is to list every resource: they are left out.",
  remedy: "convert with the style component, which runs them",
  text: ({ service }) =>
    `service "${service}": \`post_healthy\` is left out: a program of its own resources has nothing that runs it`,
});

export const KUBERNETES_IN_PCL = defineMessage<Record<never, never>>({
  code: "convert/kubernetes-in-pcl",
  severity: "error",
  when: "`pulumi convert --from compose` is asked for a cluster's objects: it writes PCL for one engine only.",
  remedy: "convert to TypeScript with `pulumi-compose convert --target kubernetes`",
  text: () => "PCL is written for containers of one engine",
});
