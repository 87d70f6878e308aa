import type { ResourcePlan } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import { array, entry, object, string } from "../../code/expression";

/** What several statements of a program for a single engine use. */
export function sharedDeclarations({ containers }: ResourcePlan, used: ReadonlySet<string>): readonly Declaration[] {
  const declarations: Declaration[] = [];
  const replaced = containers.flatMap(({ replaceOnChanges }) => replaceOnChanges ?? []);
  if (used.has("replaceOnChanges")) {
    declarations.push({
      name: "replaceOnChanges",
      value: array([...new Set(replaced)].map(string)),
      comment: ["The docker plugin accepts changes of these and never applies them; a new container does."],
      when: [],
    });
  }
  if (used.has("keepLabels")) {
    declarations.push({
      name: "keepLabels",
      value: object([entry("ignoreChanges", array([string("labels")]))]),
      comment: ["An engine labels a volume only when it makes it; one that is made anew has lost the data."],
      when: [],
    });
  }
  return declarations;
}
