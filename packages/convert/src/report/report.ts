import type { Style } from "../source/convert-options";
import type { Source } from "../source/source";
import type { ProgramTarget, ReportedKind } from "../targets/program-target";

/** What went where. */
export interface Report {
  readonly style: Style;
  readonly project: string;
  /** The program's files and their lengths in lines. */
  readonly files: readonly { readonly path: string; readonly lines: number }[];
  /** What the stack has to say, or can. */
  readonly settings: readonly ReportedSetting[];
  /** Variables whose present value is written into the program; undefined: it is not set, the file's default holds. */
  readonly fixed: readonly { readonly variable: string; readonly value: string | undefined; readonly why: string }[];
  /** Numbers of resources by kind. */
  readonly resources: Readonly<Partial<Record<ReportedKind, number>>>;
  readonly gates: readonly string[];
  /** Files that the program reads and that are not there now. */
  readonly missing: readonly string[];
}

/** A configuration setting of the written program, and the variable that it stands for. */
export interface ReportedSetting {
  readonly key: string;
  readonly variable: string;
  readonly secret: boolean;
  readonly required: boolean;
  readonly inDotEnv: boolean;
}

/** Takes down what a conversion did. */
export function buildReport(
  source: Source,
  target: ProgramTarget,
  program: ReadonlyMap<string, string>,
  style: Style,
): Report {
  const { plan, project } = source;
  return {
    style,
    project: project.name,
    files: [...program].map(([path, text]) => ({ path, lines: text.split("\n").length - 1 })),
    settings: [...source.settings.values()].map(({ key, variable, secret, fallback, inDotEnv }) => ({
      key,
      variable,
      secret,
      required: fallback === undefined,
      inDotEnv,
    })),
    fixed: [...source.fixed].map(([variable, why]) => ({
      variable,
      value: project.environment?.[variable],
      why,
    })),
    resources: target.counts(plan),
    gates: plan.start.gates.map(({ dependency, condition }) => `${dependency}: ${condition}`),
    missing: [...source.files.missing],
  };
}
