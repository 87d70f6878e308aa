import { shapes } from "./shapes";
import type { ShapedService } from "./shapes-project";

/** The rows of docs/05-converting.md: every attribute with the shapes that were adopted, or why none was. */
export function adoptedTable(
  services: readonly ShapedService[],
  ignoredBy: (service: string) => readonly string[],
): string {
  const rows = Object.entries(shapes).map(([attribute, list]) => {
    if ("why" in list) return `| \`${attribute}\` | | not tried: ${list.why} |`;
    const own = services.filter((shaped) => shaped.attribute === attribute);
    const ignored = [...new Set(own.flatMap(({ service }) => ignoredBy(service)))].filter((name) => !common.has(name));
    const left = ignored.length === 0 ? "" : `; left as it is: ${ignored.map((name) => `\`${name}\``).join(", ")}`;
    return `| \`${attribute}\` | ${own.map(({ shape }) => `\`${textOf(shape)}\``).join("<br>")} | nothing replaced, nothing lost${left} |`;
  });
  return ["| attribute | services with | result |", "|---|---|---|", ...rows].join("\n");
}

/** What most containers leave as it is: the text above the table says so. */
const common = new Set(["networkMode"]);

function textOf(shape: ShapedService["shape"]): string {
  const text = JSON.stringify(shape)
    .replace(/"(\w+)":/g, "$1: ")
    .replace(/,(?=["\w{[])/g, ", ");
  return text === "{}" ? "nothing else" : text.slice(1, -1).replaceAll("|", "\\|");
}
