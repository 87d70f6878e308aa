/** A line of `--json`, as far as it matters here. */
export interface Line {
  readonly type: string;
  readonly kind?: string;
  readonly name?: string;
  readonly status?: string;
  readonly op?: string;
}

/** Services and numbers of the containers that a preview replaces or deletes. */
export function plannedAway(lines: readonly Line[], project: string): ReadonlySet<string> {
  return new Set(
    lines
      .filter(
        ({ kind, status, op }) => kind === "container" && status === "planned" && /^(replace|delete)/.test(op ?? ""),
      )
      .map(({ name = "" }) => name.slice(project.length + 1)),
  );
}

/** What a preview plans, a line a resource. */
export function planned(stdout: string): string {
  const lines = linesOf(stdout).filter(({ type, status }) => type === "resource" && status === "planned");
  return lines
    .map(({ kind, name, op }) => `${kind} ${name} ${op}`)
    .sort()
    .join("\n");
}

export function linesOf(stdout: string): Line[] {
  return stdout.split("\n").flatMap((line): Line[] => (line.startsWith("{") ? [JSON.parse(line)] : []));
}

export function errorsOf(stdout: string): string {
  return stdout
    .split("\n")
    .filter((line) => /"severity":"error"|"status":"failed"/.test(line))
    .join("\n");
}
