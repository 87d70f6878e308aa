import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodContainer, PodSnapshot } from "../shared/pod-snapshot";
import { type Baseline, containerKey } from "./baseline";
import { fail, type Suspicion, type Verdict } from "./judgement";

/** Nobody tries these again. */
const HOPELESS: ReadonlySet<string> = new Set(["InvalidImageName", "ErrImageNeverPull"]);
const FAILED: ReadonlySet<string> = new Set([
  "ErrImagePull",
  "ImagePullBackOff",
  "ImageInspectError",
  "RegistryUnavailable",
  "SignatureValidationFailed",
]);
/** A kubelet tries again after 10 s, when it next comes to it. By then a second attempt has failed, whoever tells. */
const SECOND_ATTEMPT_MS = 30_000;
const ATTEMPTS = 2;

/** What it means that a container's image is not there. */
export function imageTrouble(
  pod: PodSnapshot,
  container: PodContainer,
  events: readonly EventSnapshot[],
  { events: before }: Baseline,
): Verdict | Suspicion | undefined {
  const { state } = container;
  if (state.kind !== "waiting") return undefined;
  const told = failedPulls(pod, container, events);
  // Between two attempts a kubelet says no more than that it backs off.
  const said = told.at(-1)?.message ?? state.message;
  const verdict = fail("image-pull", said || `${state.reason}: ${container.image}`);
  if (HOPELESS.has(state.reason)) return verdict;
  if (!FAILED.has(state.reason)) return undefined;
  const attempts = told.reduce((sum, { count }) => sum + count, 0);
  const old = told.reduce((sum, { uid }) => sum + (before.get(uid) ?? 0), 0);
  // What had failed before is to fail once more: whatever was wrong may have been mended.
  if (attempts >= ATTEMPTS && attempts > (old >= ATTEMPTS ? old : 0)) return verdict;
  // The attempt that is to fail once more comes in its own time.
  const settleMs = old >= ATTEMPTS ? Number.POSITIVE_INFINITY : SECOND_ATTEMPT_MS;
  return { of: `image ${containerKey(pod, container)}`, settleMs, verdict };
}

function failedPulls(
  pod: PodSnapshot,
  { image }: PodContainer,
  events: readonly EventSnapshot[],
): readonly EventSnapshot[] {
  return events
    .filter(
      ({ object, reason, message }) =>
        object.uid === pod.uid && reason === "Failed" && message.startsWith("Failed to pull image"),
    )
    .filter(({ message }) => message.includes(`"${image}"`))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
