import { type Clock, systemClock } from "../../src";

/** The real clock, which knows how many of its timers are still set. */
export class CountingClock implements Clock {
  pending = 0;

  now(): number {
    return systemClock.now();
  }

  wall(): number {
    return systemClock.wall();
  }

  after(delayMs: number, action: () => void): () => void {
    this.pending += 1;
    let set = true;
    const unset = () => {
      if (set) this.pending -= 1;
      set = false;
    };
    const cancel = systemClock.after(delayMs, () => {
      unset();
      action();
    });
    return () => {
      unset();
      cancel();
    };
  }
}
