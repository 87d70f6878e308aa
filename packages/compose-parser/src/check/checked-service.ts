import type { Details, Reporter } from "../diagnostics/reporter";
import type { Code, ValuesOf } from "../diagnostics/table";
import type { Path } from "../model/place";
import type { ComposeProject } from "../model/project";
import type { ServiceConfig } from "../model/service";
import type { Span } from "../tree/node";
import type { Locate } from "./locate";

/** A service of a project that is checked, and where its mistakes go. Paths are those below it. */
export class CheckedService {
  private readonly path: Path;

  constructor(
    readonly project: ComposeProject,
    readonly service: ServiceConfig,
    private readonly locate: Locate,
    private readonly reporter: Reporter,
  ) {
    this.path = ["services", service.name];
  }

  /** Reports a mistake at the place where the path was written. */
  report<C extends Code>(code: C, below: Path, values: ValuesOf<C>, details: Omit<Details, "path"> = {}): void {
    this.reporter.report(code, this.spanOf(below), values, { ...details, path: [...this.path, ...below] });
  }

  spanOf(below: Path): Span | undefined {
    return this.locate([...this.path, ...below]);
  }
}
