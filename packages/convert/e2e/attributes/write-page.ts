import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { notHere } from "../../../pulumi-compose/e2e/edits/not-here";
import { root } from "../../../pulumi-compose/e2e/support/toolchain";
import type { Outcome } from "./attribute-trial";
import type { Column } from "./columns";

/** What came of an attribute, or of two, over an image. */
export interface AttributeRow {
  readonly attribute: string;
  readonly image: "plain" | "set";
  readonly outcome: Outcome;
  /** Whether a program of resources leaves it as it was, for the plugin does. */
  readonly isKeptByPlugin?: boolean;
}

const groups: readonly (readonly Column[])[] = [
  ["quiet", "quiet after the edit"],
  ["edit applied"],
  ["component: the same", "component: edit applied", "component: quiet"],
  ["resources: quiet", "resources: quiet after the edit"],
  ["resources: edit applied"],
];

/** Writes the page docs/23-attributes.md. */
export function writeAttributePage(
  rows: readonly AttributeRow[],
  singles: number,
  topLevel: readonly AttributeRow[],
): void {
  const attributes = [...new Set(rows.map(({ attribute }) => attribute))];
  const line = (attribute: string) => `| ${[attribute, ...cellsOf(attribute, [...rows, ...topLevel])].join(" | ")} |`;
  const head = ["quiet", "edit applied", "converted to the component", "converted to resources: quiet", "edit applied"];
  const table = (what: string, of: readonly string[]) => [
    `| ${[what, ...head].join(" | ")} |`,
    `|${"---|".repeat(head.length + 1)}`,
    ...of.map(line),
  ];
  const text = [
    "# Attributes: quiet, and edits applied",
    "",
    "Written by `PULUMI_COMPOSE_ATTRIBUTES=all npm test -- e2e attributes`. Every attribute that becomes something on a single engine is",
    "tried in a service of its own over two images: one that sets nothing, and one that sets HEALTHCHECK, ENTRYPOINT, CMD, USER,",
    "WORKDIR, ENV, VOLUME, EXPOSE, LABEL and STOPSIGNAL. **Quiet**: after an `up` a preview is empty, an `up --refresh` leaves every",
    "container, and so after the edit. **Applied**: `docker inspect` shows the edit. **Converted to the component**: the preview of the",
    "converted program over the same state is empty, an edit is applied and it is quiet then. **Converted to resources**: the same of a",
    "program of explicit resources, brought up from nothing (its resources have other names, so that a preview over the same state",
    "would not be empty). `yes` is for both images.",
    "",
    ...table("attribute", attributes.slice(0, singles)),
    "",
    "Of networks, volumes, configs and secrets, each with a service that uses it. A volume keeps the labels that it was made with, with a",
    "warning, for one made anew would be empty; of its driver and options docs/05 and docs/02 speak:",
    "",
    ...table(
      "attribute",
      topLevel.map(({ attribute }) => attribute),
    ),
    "",
    "Two attributes of one service, drawn with a seed:",
    "",
    ...table("attributes", attributes.slice(singles)),
    "",
    "Not tried here:",
    "",
    "| attribute | why |",
    "|---|---|",
    ...Object.entries(notHere).map(([attribute, why]) => `| ${attribute} | ${why} |`),
    "",
  ];
  writeFileSync(join(root, "docs/23-attributes.md"), text.join("\n"));
}

function cellsOf(attribute: string, rows: readonly AttributeRow[]): string[] {
  const own = rows.filter((row) => row.attribute === attribute);
  return groups.map((group) => {
    const wrong = own.flatMap(({ image, outcome }) =>
      group.flatMap((column) => (outcome.get(column) ?? []).map((what) => `${image}: ${what}`)),
    );
    if (wrong.length > 0) return wrong.join("; ");
    const isKept = group.includes("resources: edit applied") && own.some(({ isKeptByPlugin }) => isKeptByPlugin);
    return isKept ? "no: the plugin keeps what is not said any more (`pulumi up --replace` applies it)" : "yes";
  });
}
