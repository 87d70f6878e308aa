import type { Path } from "@pulumi-compose/parser";
import { docsPage } from "../../diagnostics/code-description";
import type { HoverContext } from "./hover-context";

/** Where what becomes of an attribute has a page of its own. */
const PAGES: Readonly<Record<string, string>> = {
  docker: "08-docker-target.md",
  swarm: "09-swarm-target.md",
  kubernetes: "31-kubernetes-target.md",
};
const WHERE: Readonly<Record<string, string>> = {
  docker: "On one engine",
  swarm: "On a swarm",
  kubernetes: "On a cluster",
};
const SECTIONS = ["networks", "volumes", "configs", "secrets"];

/** Of an attribute: what becomes of it on each target, the chosen one first, and its documentation. */
export async function attributeLines(path: Path, { cursor, asked }: HoverContext): Promise<readonly string[]> {
  const [section, , attribute] = path;
  if (!cursor.isKey || path.length !== 3 || typeof attribute !== "string" || attribute.startsWith("x-")) return [];
  const isService = section === "services" || section === "jobs";
  if (!isService && !SECTIONS.includes(String(section))) return [];
  const page = isService ? "services" : section;
  const reference = `[Compose Specification: ${attribute}](https://docs.docker.com/reference/compose-file/${page}/#${attribute})`;
  if (!isService) return [reference];
  const { supports, wordsOf } = await import("@pulumi-compose/project/supports");
  const chosen = Object.keys(supports).toSorted((one, other) => rank(one, asked.target) - rank(other, asked.target));
  const fates = chosen.flatMap((target) => {
    const fate = new Map(Object.entries(supports[target] ?? {})).get(attribute);
    return fate
      ? [`- [${WHERE[target] ?? target}](${docsPage(PAGES[target] ?? "")}): ${withWholeLinks(wordsOf(fate))}`]
      : [];
  });
  return [...(fates.length > 0 ? [fates.join("\n")] : []), reference];
}

function rank(target: string, chosen: string): number {
  return target === chosen ? 0 : 1;
}

/** Links of the pages start from their folder. */
function withWholeLinks(words: string): string {
  return words.replace(/\]\((?!https?:)([^)]+)\)/g, (_, page: string) => `](${docsPage(page)})`);
}
