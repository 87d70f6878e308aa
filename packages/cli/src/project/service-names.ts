import { processIo } from "../io/process-io";
import { readProject } from "./open-project";

/** The services of the project that a command line is about; none where it cannot be read. */
export function serviceNames(args: readonly string[]): readonly string[] {
  const valuesOf = (...names: readonly string[]) =>
    args.flatMap((arg, index) => {
      const [name = "", ...value] = arg.split("=");
      if (!names.includes(name)) return [];
      return value.length > 0 ? [value.join("=")] : (args[index + 1] ?? []);
    });
  const [file, profile, envFile] = [valuesOf("-f", "--file"), valuesOf("--profile"), valuesOf("--env-file")];
  const projectDirectory = valuesOf("--project-directory").at(-1);
  // What is typed may not be read from here.
  if (file.includes("-")) return [];
  try {
    const options = {
      ...(file.length > 0 && { file }),
      ...(profile.length > 0 && { profile }),
      ...(envFile.length > 0 && { envFile }),
      ...(projectDirectory !== undefined && { projectDirectory }),
    };
    const { project } = readProject(options, processIo());
    return [...Object.keys(project?.services ?? {}), ...Object.keys(project?.disabledServices ?? {})];
  } catch {
    return [];
  }
}
