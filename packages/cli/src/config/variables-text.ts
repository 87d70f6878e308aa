import { goYaml, type TemplateVariable } from "@pulumi-compose/parser";

const head = ["NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE"];

/** Variables as docker compose prints them: a table, or a document by their names. */
export function variablesText(variables: readonly TemplateVariable[], format: string | undefined): string {
  if (format === "json") {
    const document = Object.fromEntries(
      variables.map(({ name, required, default: DefaultValue, alternate }) => [
        name,
        { Name: name, DefaultValue, PresenceValue: alternate, Required: required },
      ]),
    );
    return `${JSON.stringify(document, null, 4)}\n\n`;
  }
  if (format === "yaml") {
    const text = goYaml(
      Object.fromEntries(
        variables.map(({ name, required, default: defaultvalue, alternate }) => [
          name,
          { name, defaultvalue, presencevalue: alternate, required },
        ]),
      ),
    );
    // Not the indent of the rest of `config`: it is another printer there.
    return text.replace(/^ {2}/gm, "    ");
  }
  const rows = [
    head,
    ...variables.map(({ name, required, default: fallback, alternate }) => [
      name,
      String(required),
      fallback,
      alternate,
    ]),
  ];
  // A column is as wide as its widest cell and three more, and twenty at least.
  const widths = head.map((_, column) => Math.max(20, ...rows.map((row) => (row[column] ?? "").length + 3)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column < head.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell)).join("");
  return rows.map((row) => `${line(row)}\n`).join("");
}
