import { defineMessage } from "@pulumi-compose/parser";

export const NO_JSON_FORM = defineMessage<{ readonly service: string }>({
  code: "config/no-json-form",
  severity: "error",
  when: "`pulumi-compose config --format json` is asked for a build whose ssh keys have a path: docker compose refuses to print it, too.",
  remedy: "use --format yaml",
  text: ({ service }) => `the ssh keys of \`${service}\` have a path, for which canonical JSON has no form`,
});
