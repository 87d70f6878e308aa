import type { Place } from "@pulumi-compose/parser";
import { type Fate, fateOf, isNothing, wordsOf } from "@pulumi-compose/project";
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
  /** What the files say of services, and what becomes of it on the target. */
  readonly attributes: readonly ReportedAttribute[];
}

/** An attribute of a service that the files use. */
export interface ReportedAttribute {
  readonly service: string;
  readonly attribute: string;
  /** `inferred`: translated, with something that the file leaves open; `ignored`: left out, or of no consequence. */
  readonly fate: Fate;
  /** What it becomes, or why it does not, as the target's page says it. */
  readonly becomes: string;
  readonly place: Place;
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
    attributes: attributesOf(source, target),
  };
}

/** What somebody has written, in the order of the files. */
function attributesOf({ project }: Source, { support }: ProgramTarget): ReportedAttribute[] {
  return Object.entries(project.services).flatMap(([service, config]) =>
    Object.entries(config).flatMap(([attribute, value]): ReportedAttribute[] => {
      const becomes = support[attribute];
      const place = project.placeOf(["services", service, attribute]);
      if (attribute === "name" || !becomes || !place || isNothing(value)) return [];
      if (attribute === "networks" && isDefaultNetwork(value)) return [];
      return [{ service, attribute, fate: fateOf(becomes), becomes: wordsOf(becomes), place }];
    }),
  );
}

/** What every service has that names no network. */
function isDefaultNetwork(value: unknown): boolean {
  return typeof value === "object" && value !== null && "default" in value && Object.keys(value).length === 1;
}
