import type { Attribute } from "../attributes/attribute";
import { container } from "../attributes/container";
import { projectAttribute } from "../attributes/project";

const sections: readonly [title: string, path: readonly string[]][] = [
  ["Top level", []],
  ["Services", ["services"]],
  ["Jobs (beyond what they share with services)", ["jobs"]],
  ["Networks", ["networks"]],
  ["Volumes", ["volumes"]],
  ["Configs", ["configs"]],
  ["Secrets", ["secrets"]],
  ["Models", ["models"]],
];

/** docs/07-compose-support.md: every attribute that the parser knows, from the table that its stages use. */
export function supportMarkdown(): string {
  const lines = [
    "# Compose attributes",
    "",
    "Generated from the parser's table of attributes (`packages/compose-parser/src/attributes/`) by",
    "`node packages/compose-parser/scripts/docs.mjs`. Every attribute is read, merged, validated and part of the",
    "canonical project. *Known before deployment*: a value that stands for a Pulumi output cannot be used there.",
    "`x-*` extensions are accepted wherever the specification has them.",
  ];
  for (const [title, path] of sections) {
    lines.push(
      "",
      `## ${title}`,
      "",
      "| attribute | takes | short syntax | merged | known before deployment |",
      "|---|---|---|---|---|",
    );
    lines.push(...rows(attributeAt(path), "", path[0] === "jobs"));
  }
  return `${lines.join("\n")}\n`;
}

function attributeAt(path: readonly string[]): Attribute {
  let attribute = projectAttribute;
  for (const key of path) {
    const section = attribute.mapping?.properties?.[key];
    attribute = section?.mapping?.values ?? attribute;
  }
  return attribute;
}

function rows(attribute: Attribute, prefix: string, beyondServices: boolean): string[] {
  const out: string[] = [];
  for (const [key, child] of Object.entries(attribute.mapping?.properties ?? {})) {
    if (
      beyondServices &&
      (Object.hasOwn(container, key) ||
        ["build", "depends_on", "expose", "healthcheck", "ports", "stdin_open", "tty"].includes(key))
    )
      continue;
    const name = `${prefix}${key}`;
    const merged = child.merge
      ? mergeText[child.merge]
      : child.list && !child.scalar
        ? "appended"
        : child.mapping
          ? "by key"
          : "replaced";
    out.push(`| \`${name}\` | ${takes(child)} | ${shortOf(child)} | ${merged} | ${child.planned ? "yes" : ""} |`);
    if (prefix.split(".").length > 4 || key === "pre_start") continue;
    out.push(...rows(child, `${name}.`, false));
    const items = child.list?.items;
    if (items?.mapping?.properties) out.push(...rows(items, `${name}[].`, false));
    const values = child.mapping?.values;
    if (prefix !== "" && values?.mapping?.properties) out.push(...rows(values, `${name}.*.`, false));
    else if (attribute.mapping?.properties?.image && values?.mapping?.properties)
      out.push(...rows(values, `${name}.*.`, false));
  }
  return out;
}

const mergeText = {
  replace: "replaced",
  keyValues: "by key, as list or mapping",
  sequence: "appended",
  build: "by key",
  dependsOn: "by service",
  names: "by name",
  logging: "by key while the driver is the same",
  ulimit: "by key",
  ipamConfig: "by subnet",
} as const;

const typeText: Partial<Record<Attribute["value"], string>> = {
  duration: "duration",
  bytes: "size",
  fileMode: "file mode",
  command: "command",
  variables: "variables",
  labels: "labels",
  hosts: "hosts",
};

function takes(attribute: Attribute): string {
  const named = typeText[attribute.value];
  if (named) return named;
  const { scalar } = attribute;
  if (scalar?.values && !attribute.list) return scalar.values.map((value) => `\`${value}\``).join(", ");
  const parts: string[] = [...(scalar?.types ?? [])];
  if (attribute.list) parts.push("list");
  if (attribute.mapping) parts.push("mapping");
  if (attribute.nullable && !parts.includes("null")) parts.push("null");
  return parts.join(", ") || "anything";
}

function shortOf(attribute: Attribute): string {
  const own = attribute.short ?? attribute.list?.items.short;
  return own ? "yes" : "";
}
