import type { Diagnostic, Path, Place } from "@pulumi-compose/parser";
import {
  type Fate,
  fateOf,
  isInferred,
  isNothing,
  isUnsupported,
  type Support,
  wordsOf,
} from "@pulumi-compose/project";
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

/** An attribute of a service, or of a job that the target runs, that the files use. */
export interface ReportedAttribute {
  /** The service's name, or the job's. */
  readonly service: string;
  readonly attribute: string;
  /**
   * `inferred`: translated, with something that the file leaves open here, which `remarks` tell; `ignored`: left out, or of no
   * consequence.
   */
  readonly fate: Fate;
  /** What such an attribute becomes, or why it does not, as the target's page says it of every service. */
  readonly becomes: string;
  /** What is said of this one: what is taken for granted, what of it is left out. */
  readonly remarks: readonly string[];
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
function attributesOf({ written, diagnostics }: Source, target: ProgramTarget): ReportedAttribute[] {
  const jobs = target.runsJobs ? written.jobs : undefined;
  return [
    ...Object.entries(written.services).flatMap(([name, config]) => rowsOf("services", name, config)),
    ...Object.entries(jobs ?? {}).flatMap(([name, config]) => rowsOf("jobs", name, config)),
  ];

  function rowsOf(section: "services" | "jobs", service: string, config: object): ReportedAttribute[] {
    return Object.entries(config).flatMap(([attribute, value]): ReportedAttribute[] => {
      const becomes = target.support[attribute];
      const path = [section, service, attribute];
      const place = written.placeOf(path);
      if (attribute === "name" || !becomes || !place || isNothing(value)) return [];
      const said = diagnostics.filter((one) => /^(?:target|convert)\//.test(one.code) && isAt(one, path));
      const remarks = [...new Set(said.map(({ message }) => message.replace(/^(?:service|job) "[^"]*": /, "")))];
      return [{ service, attribute, fate: fateHere(becomes, said, path), becomes: wordsOf(becomes), remarks, place }];
    });
  }
}

/** What becomes of an attribute here: the table says it of all that it can be. */
function fateHere(becomes: Support, said: readonly Diagnostic[], path: Path): Fate {
  const fate = fateOf(becomes);
  if (fate === "rejected") return fate;
  if (said.some((one) => isUnsupported(one) && one.path?.length === path.length)) return "ignored";
  if (said.some(isInferred)) return "inferred";
  return fate === "inferred" ? "translated" : fate;
}

function isAt({ path = [] }: Diagnostic, attribute: Path): boolean {
  return attribute.every((part, index) => path[index] === part);
}
