import type { PlanOptions } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import { imagesBuilt } from "./images-built";
import type { imagesThere } from "./images-there";

/** What is known of a project's images: by the Dockerfiles of its builds, and by an engine that is there, unless none is to be asked. */
export async function imagesFor(
  project: ComposeProject,
  { offline = false }: { readonly offline?: boolean },
  there: typeof imagesThere,
): Promise<NonNullable<PlanOptions["images"]>> {
  const told = (await imagesBuilt())(project);
  return offline ? told : there(project, told);
}
