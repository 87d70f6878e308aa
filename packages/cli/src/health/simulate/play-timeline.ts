import type { Clock } from "@pulumi-compose/docker-health";
import { humanDuration, type Timeline, timelineLines } from "@pulumi-compose/health-model";
import { fit } from "../../io/display-width";
import type { Stream } from "../../io/io";
import { statesAt } from "./states-at";

export interface PlayOptions {
  readonly stream: Stream;
  readonly clock: Clock;
  /** Simulated time over real time. */
  readonly speed: number;
}

const FRAME_MS = 100;
const CLEAR_LINE = "\r\u001b[2K";

/** Tells a timeline in (scaled) real time; on a terminal with a last line that shows the clock and every state. */
export function playTimeline(timeline: Timeline, { stream, clock, speed }: PlayOptions): Promise<void> {
  const { lines, end } = timelineLines(timeline);
  const begin = clock.now();
  let told = 0;
  return new Promise((resolve) => {
    const frame = () => {
      const nowMs = (clock.now() - begin) * speed;
      const due: string[] = [];
      for (let line = lines[told]; line !== undefined && line.atMs <= nowMs; line = lines[told]) {
        due.push(`${line.text}\n`);
        told += 1;
      }
      const clear = stream.isTerminal ? CLEAR_LINE : "";
      const next = lines[told];
      if (next === undefined) {
        stream.write(`${clear}${due.join("")}\n${end}\n`);
        resolve();
        return;
      }
      if (stream.isTerminal) stream.write(clear + due.join("") + statusLine(timeline, nowMs, stream.columns - 1));
      else if (due.length > 0) stream.write(due.join(""));
      const untilNextMs = Math.max(0, (next.atMs - nowMs) / speed);
      clock.after(stream.isTerminal ? Math.min(FRAME_MS, untilNextMs) : untilNextMs, frame);
    };
    frame();
  });
}

function statusLine(timeline: Timeline, nowMs: number, columns: number): string {
  const states = [...statesAt(timeline, nowMs)].map(([service, state]) => `${service} ${state}`);
  return fit(`${humanDuration(Math.floor(nowMs / 100) * 100)}: ${states.join(", ")}`, columns);
}
