import type { Edit } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";

/**
 * The files in which an edit could be made, best first: the project's own file that wrote the value, its other files
 * from the last on (which wins), and then an included or extended one that wrote it.
 */
export function filesOf(project: ComposeProject, edit: Edit): readonly string[] {
  const written = project.placeOf(edit.path)?.file;
  const own = [...project.files].reverse();
  const first = written === undefined ? [] : own.filter((file) => file === written);
  return [...new Set([...first, ...own, ...(written === undefined ? [] : [written])])];
}
