import { looksSecret } from "./looks-secret";
import { scanTemplate, type VariableUse } from "./scan-template";
import { walkDocument } from "./walk-document";

/** A variable of the compose files, and where a program can take it from. */
export interface Variable {
  readonly name: string;
  readonly secret: boolean;
  /** What the files say when it is not set. */
  readonly fallback: string | undefined;
  /** What `${NAME:?reason}` says. */
  readonly reason: string | undefined;
  /** Why its value is needed while converting; undefined when it can stay a setting of the program. */
  readonly fixed: string | undefined;
}

interface Use extends VariableUse {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Attributes whose texts go into arguments as they are: a variable in them can stay open until the program runs. */
const openAttributes = new Set(
  (
    "environment command entrypoint labels args content test hostname domainname working_dir user container_name " +
    "extra_hosts options driver_opts dns_search domainname"
  ).split(" "),
);

/** Every variable that the texts interpolate, by name, in the order in which they come. */
export function findVariables(texts: readonly string[]): Map<string, Variable> {
  const uses = new Map<string, Use[]>();
  for (const text of texts) {
    for (const { path, text: value } of walkDocument(text)) {
      if (value === undefined) continue;
      for (const use of scanTemplate(value)) {
        uses.set(use.name, [...(uses.get(use.name) ?? []), { ...use, path, text: value }]);
      }
    }
  }
  return new Map([...uses].map(([name, list]) => [name, describe(name, list)]));
}

function describe(name: string, uses: readonly Use[]): Variable {
  const words = new Set(
    uses.filter(({ operator }) => operator.endsWith("-")).map(({ word }) => word.replaceAll("$$", "$")),
  );
  const reason = uses.find(({ operator, word }) => operator.endsWith("?") && word !== "")?.word;
  return {
    name,
    secret: looksSecret(name),
    fallback: [...words][0],
    reason,
    fixed: whyFixed(uses, words),
  };
}

function whyFixed(uses: readonly Use[], words: ReadonlySet<string>): string | undefined {
  if (uses.some(({ operator }) => operator.endsWith("+"))) return "its being set or not chooses between two texts";
  if (uses.some(({ word, operator }) => operator.endsWith("-") && word.replaceAll("$$", "").includes("$"))) {
    return "its default is made of other variables";
  }
  if (words.size > 1) return "the files give it several defaults";
  const use = uses.find((candidate) => !isOpen(candidate));
  return use && `\`${use.path.join(".")}\` must be known to write the program`;
}

function isOpen({ path, text, name }: Use): boolean {
  const attribute = path.findLast((part) => typeof part === "string");
  if (attribute === "image") return isTag(text, name);
  if (attribute === "name" && (path[0] === "networks" || path[0] === "volumes")) return true;
  return path.slice(1).some((part) => typeof part === "string" && openAttributes.has(part));
}

/** Whether a variable is (part of) an image's tag: anywhere else it may bring a tag with it, or not. */
function isTag(image: string, name: string): boolean {
  const bare = image.replace(new RegExp(`\\$\\{${name}\\b[^}]*\\}|\\$${name}\\b`, "g"), "\u0000");
  const last = bare.slice(bare.lastIndexOf("/") + 1);
  const colon = last.indexOf(":");
  return colon >= 0 && last.indexOf("\u0000") > colon && bare.indexOf("\u0000") > bare.lastIndexOf("/");
}
