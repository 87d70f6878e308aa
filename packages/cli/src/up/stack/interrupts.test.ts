import { Interrupts } from "./interrupts";
import { RunningPulumi } from "./running-pulumi";

class Recorder {
  readonly sent: string[] = [];
  readonly said: number[] = [];
  now = 0;
  readonly interrupts: Interrupts;

  constructor() {
    const running = new RunningPulumi({ command: process.execPath, args: ["-e", ""], cwd: ".", env: process.env });
    jest.spyOn(running, "signal").mockImplementation((signal) => void this.sent.push(signal));
    this.interrupts = new Interrupts({
      running: () => running,
      onInterrupt: (count) => this.said.push(count),
      now: () => this.now,
    });
  }

  at(now: number): this {
    this.now = now;
    this.interrupts.interrupt();
    return this;
  }
}

afterEach(() => jest.useRealTimers());

test("the first interrupt cancels, and one right after it is the same gesture", () => {
  const recorder = new Recorder().at(1000).at(1050);
  expect(recorder.sent).toEqual(["SIGINT"]);
  expect(recorder.said).toEqual([1]);
  expect(recorder.interrupts.cancelled).toBe(true);
});

test("the second makes Pulumi stop at once, and kills it when it does not", () => {
  jest.useFakeTimers();
  const recorder = new Recorder().at(1000).at(2000);
  expect(recorder.sent).toEqual(["SIGINT", "SIGINT"]);
  jest.advanceTimersByTime(5000);
  expect(recorder.sent).toEqual(["SIGINT", "SIGINT", "SIGKILL"]);
});

test("the third kills", () => {
  jest.useFakeTimers();
  const recorder = new Recorder().at(1000).at(2000).at(3000);
  expect(recorder.sent).toEqual(["SIGINT", "SIGINT", "SIGKILL"]);
  recorder.interrupts.stop();
  jest.runAllTimers();
  expect(recorder.sent).toHaveLength(3);
});

test("listens to the process's signals until it stops", () => {
  const { interrupts, said } = new Recorder();
  const before = process.listenerCount("SIGHUP");
  interrupts.listen();
  expect(process.listenerCount("SIGHUP")).toBe(before + 1);
  interrupts.stop();
  expect(process.listenerCount("SIGHUP")).toBe(before);
  expect(said).toEqual([]);
});
