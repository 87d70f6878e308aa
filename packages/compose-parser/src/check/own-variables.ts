import type { Reporter } from "../diagnostics/reporter";
import type { ComposeProject } from "../model/project";

/** What runs in the container, and so knows the container's variables. */
const runsInside = new Set(["healthcheck", "command", "entrypoint", "post_start", "pre_stop"]);
/** As an extension may: hooks of its own are read by the rules of `post_start`. */
const extensionHooks = "post_healthy";

/**
 * A variable that is not set here, but that the container has, was most likely meant for the container: then `$$` is
 * what to write, not a default.
 */
export function hintAtOwnVariables(project: ComposeProject, reporter: Reporter): void {
  reporter.hintAgain("unset-variable", ({ name }, [section, container, attribute, member]) => {
    const containers = section === "services" ? { ...project.disabledServices, ...project.services } : project.jobs;
    if (typeof container !== "string" || !containers || !Object.hasOwn(containers, container)) return undefined;
    const environment = containers[container]?.environment ?? {};
    const isInside = runsInside.has(String(attribute)) || member === extensionHooks;
    if (!isInside || !Object.hasOwn(environment, name) || !environment[name]) return undefined;
    const meant = ["$$", "{", name, "}"].join("");
    return `\`${container}\` has it in its environment: write \`${meant}\` for the container to replace it`;
  });
}
