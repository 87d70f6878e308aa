import { age } from "@pulumi-compose/health-model/picture";
import type { ViewState } from "../state/view-state";
import { isUnderWay, type ServiceSummary } from "./summary";
import type { Tone } from "./tone";

export interface Overall {
  readonly tone: Tone;
  /** The one thing to know. */
  readonly headline: string;
  /** What else there is to it. */
  readonly detail?: string;
}

const RESULTS = {
  succeeded: { tone: "good", word: "succeeded" },
  failed: { tone: "bad", word: "failed" },
  cancelled: { tone: "idle", word: "was cancelled" },
  refused: { tone: "bad", word: "was refused" },
} as const;

/** How the whole project is. */
export function overall(state: ViewState, services: readonly ServiceSummary[], now: number): Overall {
  const command = state.deployment?.start?.command ?? "up";
  const standing = standingWords(services);
  if (isUnderWay(state)) {
    const waiting = [...state.gates.values()].filter(({ status, by }) => status === "waiting" && by === "update");
    const took = age(now - (state.deployment?.startedAt ?? now));
    const gates =
      waiting.length === 0 ? "" : `; waiting at ${waiting.length} ${waiting.length === 1 ? "gate" : "gates"}`;
    return { tone: "busy", headline: `${command} is under way, ${took}${gates}`, detail: standing.text };
  }
  if (state.end === undefined) return { tone: standing.tone, headline: standing.text };
  const { result, seconds, summary } = state.end;
  const what = state.about?.mode === "simulate" ? "the simulated up" : command;
  const { word, tone } = RESULTS[result];
  const headline = `${what} ${word}${seconds > 0 ? ` after ${secondsWords(seconds)}` : ""}`;
  const first = [state.about?.mode === "simulate" ? "" : (summary.split("\n", 1)[0] ?? ""), standing.text]
    .filter((text) => text !== "")
    .join("; ");
  // What has become of it since is more urgent than how it began.
  if (state.about?.mode === "up" && result === "succeeded" && standing.tone === "bad") {
    return { tone: "bad", headline: standing.text, detail: headline };
  }
  return { tone, headline, detail: first };
}

function standingWords(services: readonly ServiceSummary[]): { readonly tone: Tone; readonly text: string } {
  const of = (tone: Tone) => services.filter((service) => service.tone === tone).length;
  const all = services.length;
  if (all === 0) return { tone: "idle", text: "nothing is there yet" };
  const [bad, busy, idle] = [of("bad"), of("busy"), of("idle")];
  if (bad > 0)
    return {
      tone: "bad",
      text: `${bad} of ${counted(all)} ${bad === 1 ? "is" : "are"} not as ${bad === 1 ? "it" : "they"} should be`,
    };
  if (busy > 0) return { tone: "busy", text: `${busy} of ${counted(all)} ${busy === 1 ? "is" : "are"} starting` };
  if (idle > 0)
    return { tone: "idle", text: `${all - idle} of ${counted(all)} ${all - idle === 1 ? "is" : "are"} there` };
  return {
    tone: "good",
    text: all === 1 ? "the service is as it should be" : `all ${all} services are as they should be`,
  };
}

function counted(count: number): string {
  return `${count} ${count === 1 ? "service" : "services"}`;
}

function secondsWords(seconds: number): string {
  return seconds < 10 ? `${Math.round(seconds * 10) / 10}s` : age(seconds * 1_000);
}
