import type { StartPlan } from "@pulumi-compose/health-model";
import type { Diagnostic, Path, Place } from "@pulumi-compose/parser";
import { type Fate, fateOf, isInferred, isLeftOut, isNothing, type Support, wordsOf } from "@pulumi-compose/project";
import type { Style } from "../source/convert-options";
import type { Source } from "../source/source";
import type { ProgramTarget, ReportedKind, TopLevelSection } from "../targets/program-target";

const TOP_LEVEL = ["networks", "volumes", "configs", "secrets"] as const satisfies readonly TopLevelSection[];

/** Of whom a message is, where its row says so. */
const SUBJECT = /^(?:service|job|network|volume|config|secret) "[^"]*": /;

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
  /** What the files say of services and jobs, and of networks, volumes, configs and secrets, and what becomes of it on the target. */
  readonly attributes: readonly ReportedAttribute[];
}

/** An attribute of a service, or of a job that the target runs, that the files use; or a network, volume, config or secret of theirs. */
export interface ReportedAttribute {
  /** Where in the files it stands. */
  readonly section: "services" | "jobs" | TopLevelSection;
  /** The service's name, or the job's; of what stands at the top level: its section. */
  readonly service: string;
  /** Its name, in its service or its section. */
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
    gates: gatesOf(plan.start),
    missing: [...source.files.missing],
    attributes: attributesOf(source, target),
  };
}

/** A target may wait for a start, too: an engine has nothing to wait for. */
function gatesOf({ gates, starts }: StartPlan): string[] {
  return [
    ...gates.map(({ dependency, condition }) => `${dependency}: ${condition}`),
    ...starts.flatMap(({ dependency, deadline }) => (deadline ? [`${dependency}: service_started`] : [])),
  ];
}

/** What somebody has written: services and jobs in the order of the files, then what these use. */
function attributesOf({ written, project, plan, diagnostics }: Source, target: ProgramTarget): ReportedAttribute[] {
  const jobs = target.runsJobs ? written.jobs : undefined;
  return [
    ...Object.entries(written.services).flatMap(([name, config]) => rowsOf("services", name, config)),
    ...Object.entries(jobs ?? {}).flatMap(([name, config]) => rowsOf("jobs", name, config)),
    ...TOP_LEVEL.flatMap((section) => Object.keys(written[section]).flatMap((key) => topLevelRow(section, key))),
  ];

  function topLevelRow(section: TopLevelSection, key: string): ReportedAttribute[] {
    const path = [section, key];
    const place = written.placeOf(path);
    if (!place) return [];
    const [said, remarks] = saidOf(path);
    const row = { section, service: section, attribute: key, becomes: target.topLevel[section], place };
    // What nobody uses is not in the project; what only hooks and jobs use is beside it.
    const isUsed = [project[section], project.besides?.[section] ?? {}].some((used) => Object.hasOwn(used, key));
    if (!isUsed) return [{ ...row, fate: "ignored", remarks: ["nobody uses it"] }];
    if (target.isIdle?.(plan, section, key)) return [{ ...row, fate: "ignored", remarks }];
    return [{ ...row, fate: said.some(isInferred) ? "inferred" : "translated", remarks }];
  }

  function rowsOf(section: "services" | "jobs", service: string, config: object): ReportedAttribute[] {
    return Object.entries(config).flatMap(([attribute, value]): ReportedAttribute[] => {
      const becomes = target.support[attribute];
      const path = [section, service, attribute];
      const place = written.placeOf(path);
      if (attribute === "name" || !becomes || !place || isNothing(value)) return [];
      const [said, remarks] = saidOf(path);
      const fate = fateHere(becomes, said, { path, value });
      return [{ section, service, attribute, fate, becomes: wordsOf(becomes), remarks, place }];
    });
  }

  function saidOf(path: Path): [said: readonly Diagnostic[], remarks: readonly string[]] {
    const said = diagnostics.filter((one) => /^(?:target|convert)\//.test(one.code) && isAt(one, path));
    return [said, [...new Set(said.map(({ message }) => message.replace(SUBJECT, "")))]];
  }
}

/** What becomes of an attribute here: the table says it of all that it can be. */
function fateHere(
  becomes: Support,
  said: readonly Diagnostic[],
  { path, value }: { readonly path: Path; readonly value: unknown },
): Fate {
  const fate = fateOf(becomes);
  if (fate === "rejected") return fate;
  const leftOut = said.flatMap((one) => (isLeftOut(one) ? [(one.path ?? []).slice(path.length)] : []));
  if (leftOut.some((inside) => inside.length === 0)) return "ignored";
  // Each of a list is all of it.
  const gone = new Set(leftOut.flatMap(([item, ...more]) => (more.length === 0 ? [item] : [])));
  if (Array.isArray(value) && value.every((_, index) => gone.has(index))) return "ignored";
  if (said.some(isInferred)) return "inferred";
  return fate === "inferred" ? "translated" : fate;
}

function isAt({ path = [] }: Diagnostic, attribute: Path): boolean {
  return attribute.every((part, index) => path[index] === part);
}
