import {
  advise,
  planStart,
  type Scenarios,
  type StartPlan,
  simulate,
  type Timeline,
} from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import type { AboutEvent, Finding, Port, SourcesEvent } from "../contract";

/** A start as a test tells it: a file, and how its services behave. */
export interface Story {
  readonly yaml: string;
  readonly scenarios: Scenarios;
  readonly untilMs: number;
  /** It goes on: nothing is said of its end. */
  readonly isUnderWay?: true;
  readonly mode: AboutEvent["mode"];
  /** Milliseconds since the epoch. */
  readonly beginMs: number;
  /** What a probe prints, by service: where it succeeds, and where it fails. */
  readonly prints?: Readonly<Record<string, readonly [good: string, bad: string]>>;
  readonly ports?: Readonly<Record<string, readonly Port[]>>;
}

/** What the model makes of it. */
export interface Played {
  readonly story: Story;
  readonly project: string;
  readonly plan: StartPlan;
  readonly timeline: Timeline;
  readonly images: Readonly<Record<string, string>>;
  readonly sources: Pick<SourcesEvent, "services" | "findings">;
}

/** Plays a story: it has what a real start has, at the moments at which an engine would have it. */
export function play(story: Story): Played {
  const { project, diagnostics } = parseProject({
    files: [{ name: "compose.yaml", content: story.yaml }],
    profiles: ["*"],
  });
  if (project === undefined) throw new Error(JSON.stringify(diagnostics));
  const plan = planStart(project);
  const services = Object.values(project.services);
  const findings = advise(project).map((advice): Finding & { readonly service: string | undefined } => {
    const { code, severity, message, hint, place, fix } = advice;
    return {
      kind: "advice",
      code,
      severity,
      message,
      ...(hint !== undefined && { hint }),
      ...(place && { place: { ...place, file: "compose.yaml" } }),
      ...(fix && { fix: fix.title }),
      service: services.find(({ name }) => message.includes(`"${name}"`))?.name,
    };
  });
  return {
    story,
    project: project.name,
    plan,
    timeline: simulate(plan, story.scenarios, { untilMs: story.untilMs }),
    images: Object.fromEntries(services.map(({ name, image }) => [name, image ?? `${project.name}-${name}`])),
    sources: {
      services: Object.fromEntries(
        services.map(({ name }) => [
          name,
          {
            excerpts: excerptsOf(story.yaml, name),
            findings: findings.filter((finding) => finding.service === name).map(({ service: _, ...rest }) => rest),
          },
        ]),
      ),
      findings: findings.filter(({ service }) => service === undefined).map(({ service: _, ...rest }) => rest),
    },
  };
}

/** A service's lines: from its name to the next line that stands as far left. */
function excerptsOf(yaml: string, name: string) {
  const lines = yaml.split("\n");
  const first = lines.findIndex((line) => line.startsWith(`  ${name}:`));
  if (first < 0) return [];
  const length = lines.slice(first + 1).findIndex((line) => /^ {0,2}\S/.test(line) || line === "");
  const own = lines.slice(first, length < 0 ? undefined : first + 1 + length);
  return [{ file: "compose.yaml", firstLine: first + 1, lines: own }];
}
