import type { Story } from "../state/view-state";
import type { Tone } from "./tone";

export interface Standing {
  readonly word: string;
  readonly tone: Tone;
  readonly note?: string;
  /** Whether it will have no container: what comes later changes nothing of it. */
  readonly isFinal: boolean;
}

const TONES: Readonly<Record<string, Tone>> = { starting: "busy", healthy: "good", unhealthy: "bad", running: "good" };

/** How a service is by what has happened to it: where no engine says more. */
export function standingOf({ entries, checked }: Story, service: string): Standing | undefined {
  let now: Standing | undefined;
  const is = (word: string, tone: Tone = TONES[word] ?? "idle") => {
    now = { word, tone, isFinal: false };
  };
  for (const { entry } of entries.get(service) ?? []) {
    switch (entry.kind) {
      case "start":
        is(checked.has(service) ? "starting" : "running");
        break;
      case "found":
        is(entry.health ?? entry.state);
        break;
      case "health":
        is(entry.to);
        break;
      case "exit":
        if (entry.code === 0) is("completed", "good");
        else is(`exited ${entry.code}`, "bad");
        break;
      case "not-started":
        now = { word: "not started", tone: "bad", note: entry.because, isFinal: true };
        break;
      case "left":
        now = { word: "left as it is", tone: "idle", note: entry.because, isFinal: false };
        break;
      case "refused": {
        const note = entry.what === "image" ? "its image does not exist" : "a port of it is taken";
        now = { word: "refused", tone: "bad", note, isFinal: true };
        break;
      }
      default:
    }
  }
  return now;
}
