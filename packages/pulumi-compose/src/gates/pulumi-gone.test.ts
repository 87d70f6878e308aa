import * as pulumi from "@pulumi/pulumi";
import { pulumiGone } from "./pulumi-gone";

const [IDLE, CONNECTING, READY, TRANSIENT_FAILURE, SHUTDOWN] = [0, 1, 2, 3, 4];

/** A connection whose state the test changes. */
class FakeChannel {
  private watchers: (() => void)[] = [];

  constructor(private state: number) {}

  getConnectivityState(): number {
    return this.state;
  }

  watchConnectivityState(_current: number, _deadline: number, callback: () => void): void {
    this.watchers.push(callback);
  }

  become(state: number): void {
    this.state = state;
    for (const callback of this.watchers.splice(0)) callback();
  }
}

let getMonitor: jest.SpyInstance;

beforeEach(() => {
  getMonitor = jest.spyOn(pulumi.runtime, "getMonitor");
});

afterEach(() => getMonitor.mockRestore());

test.each([
  { states: [], gone: false },
  { states: [IDLE, CONNECTING, READY], gone: false },
  { states: [IDLE, CONNECTING, TRANSIENT_FAILURE], gone: true },
  { states: [TRANSIENT_FAILURE], gone: true },
  { states: [SHUTDOWN], gone: true },
])("a connection that goes through $states is lost: $gone", ({ states, gone }) => {
  const channel = new FakeChannel(READY);
  getMonitor.mockReturnValue({ getChannel: () => channel });
  const signal = pulumiGone();
  expect(pulumiGone()).toBe(signal);
  expect(signal?.aborted).toBe(false);
  for (const state of states) channel.become(state);
  expect(signal?.aborted).toBe(gone);
});

test("without a monitor, or with the mocks', nothing is ever lost", () => {
  getMonitor.mockReturnValueOnce(undefined);
  expect(pulumiGone()).toBeUndefined();
  getMonitor.mockReturnValueOnce({});
  expect(pulumiGone()).toBeUndefined();
});
