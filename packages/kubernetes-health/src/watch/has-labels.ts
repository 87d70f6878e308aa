import type { WorkloadFilter } from "../shared/workload-ref";

/** Whether an object has all labels that are asked for. */
export function hasLabels(
  { labels: own }: { readonly labels: Readonly<Record<string, string>> },
  { labels = {} }: Pick<WorkloadFilter, "labels">,
): boolean {
  return Object.entries(labels).every(([key, value]) => own[key] === value);
}

/** The same in Kubernetes' words: `app=web,tier=front`. */
export function labelSelector({ labels = {} }: Pick<WorkloadFilter, "labels">): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}
