import { redactor } from "@pulumi-compose/docker-health";
import type { StartPlan, Timeline } from "@pulumi-compose/health-model";
import { shortName } from "../../io/show-diagnostics";
import { ownVersion } from "../../own-version";
import type { OpenProject } from "../../project/open-project";
import { secretsOfFile } from "../facts/project-secrets";
import { shownPlan } from "../facts/shown-plan";
import { shownSources } from "../facts/shown-sources";
import { knownProject } from "../known-project";
import { redactEvent } from "../stream/redact-event";
import { simulatedEvents } from "./simulated-recording";
import { writeReport } from "./write-report";

/** Writes a simulated start as a report. */
export async function reportSimulation(
  path: string,
  opened: OpenProject,
  plan: StartPlan,
  timeline: Timeline,
  template?: string,
): Promise<void> {
  const { project } = opened;
  const known = await knownProject(opened, {
    start: plan,
    diagnostics: [...plan.diagnostics, ...timeline.diagnostics],
  });
  const nameOf = (file: string) => shortName(file, project.workingDir);
  const clean = redactor(secretsOfFile(project));
  const { since } = timeline.engine;
  const recording = [
    {
      ...({ type: "about", at: 0, project: project.name, target: "docker", mode: "simulate" } as const),
      version: ownVersion(),
      engine: { name: "Docker Engine", version: timeline.engine.assumed ? `${since} (assumed)` : since },
    } as const,
    { type: "plan", at: 0, plan: shownPlan(plan, nameOf) } as const,
    { type: "sources", at: 0, ...shownSources(known, nameOf) } as const,
    ...simulatedEvents(plan, timeline),
  ].map((event) => redactEvent(event, clean));
  writeReport(path, recording, template);
}
