import type { StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, LoadResult } from "@pulumi-compose/parser";
import { bindSource } from "../advise/bind-source";
import { consider } from "../advise/consider";
import { imagesBuilt } from "../health/images/images-built";
import type { KnownProject } from "./session";

/** A project as its files have it. */
export interface ReadProject extends Pick<LoadResult, "sources" | "diagnostics"> {
  readonly project: ComposeProject;
}

/** What is known of a project by its files: with its plan and the advice that `advise` gives. */
export async function knownProject(
  { project, sources, diagnostics }: ReadProject,
  plan: { readonly start: StartPlan; readonly diagnostics: readonly Diagnostic[] },
): Promise<KnownProject> {
  const images = (await imagesBuilt())(project);
  const advice = consider(project, { bindSource, images });
  return { project, start: plan.start, sources, diagnostics: [...diagnostics, ...plan.diagnostics], advice };
}
