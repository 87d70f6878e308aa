import type { Reporter } from "../diagnostics/reporter";
import type { Unset } from "../interpolate/template";
import type { Source } from "../source/source";

/** Reports the variables of a file that have no value, where they stand: `${NAME`, or `$NAME`. */
export function reportUnset(source: Source, reporter: Reporter): Unset {
  return (name, start) => {
    const end = start + (source.text[start + 1] === "{" ? "${".length : "$".length) + name.length;
    reporter.report("unset-variable", { source, start, end }, { name });
  };
}
