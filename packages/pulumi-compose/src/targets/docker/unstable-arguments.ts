import type { PlainContainerArgs } from "../../plan/resource-plan";
import { hasUnstablePorts } from "./network";

/**
 * The arguments of a container that the plugin reads back as they were never given. The config hash among the labels
 * carries their changes.
 */
export function unstableArguments(args: PlainContainerArgs): readonly string[] {
  return [
    ...(hasUnstablePorts(args.ports) ? ["ports"] : []),
    // One that clears the image's is none to the engine.
    ...(args.entrypoints?.join() === "" ? ["entrypoints"] : []),
    // The engine fills in what the image's check has; and one before 25 drops `startInterval`.
    ...(args.healthcheck === undefined ? [] : ["healthcheck"]),
    ...(hasAddedSecurityOptions(args) ? ["securityOpts"] : []),
    // Podman makes a number of the one, and of a time of 0 its default.
    ...(args.stopSignal === undefined ? [] : ["stopSignal"]),
    ...(args.stopTimeout === 0 ? ["stopTimeout"] : []),
  ];
}

/** Whether the engine adds labels to the security options: to those of whoever has another's or the host's namespaces. */
function hasAddedSecurityOptions({ securityOpts, pidMode, ipcMode, privileged }: PlainContainerArgs): boolean {
  if (!securityOpts?.length || securityOpts.some((option) => /^label[=:]/.test(option))) return false;
  const isShared = (mode: string | undefined) => mode === "host" || mode?.startsWith("container:") === true;
  return privileged === true || isShared(pidMode) || isShared(ipcMode);
}
