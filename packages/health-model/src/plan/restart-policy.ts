import type { ServiceConfig } from "@pulumi-compose/parser";

/** What the engine does with a container that has ended. */
export interface RestartPolicy {
  readonly name: "no" | "always" | "unless-stopped" | "on-failure";
  /** How often `on-failure` starts it again; 0: without end. */
  readonly retries: number;
}

/** `deploy.restart_policy`, or `restart` where that is not given (Compose Specification, deploy: restart_policy). */
export function restartPolicyOf(service: Pick<ServiceConfig, "restart" | "deploy">): RestartPolicy {
  const policy = service.deploy?.restart_policy;
  // The file may write the key and nothing below it.
  if (policy === undefined || policy === null) return written(service.restart ?? "");
  switch (policy.condition) {
    case "none":
    case "no":
      return { name: "no", retries: 0 };
    case "unless-stopped":
      return { name: "unless-stopped", retries: 0 };
    case "on-failure":
      return { name: "on-failure", retries: policy.max_attempts ?? 0 };
    default:
      return { name: "always", retries: 0 };
  }
}

function written(text: string): RestartPolicy {
  const [name, count] = text.split(":");
  switch (name) {
    case "always":
    case "unless-stopped":
      return { name, retries: 0 };
    case "on-failure":
      return { name, retries: Number(count ?? 0) };
    default:
      return { name: "no", retries: 0 };
  }
}
