import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";

/** Canonical JSON has no form for the path of an ssh key of a build: docker compose refuses to print it, and so do we. */
export function checkJsonForm(project: ComposeProject): Diagnostic | undefined {
  for (const [name, service] of Object.entries(project.services)) {
    if (!Object.values(service.build?.ssh ?? {}).some((path) => path)) continue;
    const path = ["services", name, "build", "ssh"];
    const place = project.placeOf(path);
    return {
      code: "config/no-json-form",
      severity: "error",
      message: `the ssh keys of \`${name}\` have a path, for which canonical JSON has no form`,
      hint: "use --format yaml",
      path,
      ...(place && { place }),
    };
  }
  return undefined;
}
