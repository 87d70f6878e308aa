import * as pulumi from "@pulumi/pulumi";
import { guardCompletion } from "./guard-completion";

let hasErrors: jest.SpyInstance;
let getMonitor: jest.SpyInstance;
const signals: unknown[] = [];

const monitorOf = () => ({
  signalAndWaitForShutdown: (request: unknown, done: (error: unknown) => void) => {
    signals.push(request);
    done(null);
  },
});
let monitor: ReturnType<typeof monitorOf>;

beforeEach(() => {
  signals.length = 0;
  monitor = monitorOf();
  hasErrors = jest.spyOn(pulumi.log, "hasErrors").mockReturnValue(false);
  getMonitor = jest.spyOn(pulumi.runtime, "getMonitor");
  getMonitor.mockImplementation(() => monitor);
});

afterEach(() => {
  hasErrors.mockRestore();
  getMonitor.mockRestore();
});

const signal = () => new Promise<unknown>((resolve) => monitor.signalAndWaitForShutdown("empty", resolve));

test("a program without errors is complete when it says so, once", async () => {
  guardCompletion();
  guardCompletion();
  expect(await signal()).toBeNull();
  expect(signals).toEqual(["empty"]);
});

test("one that has reported an error never is, also when that comes at the last moment", async () => {
  guardCompletion();
  const answered = signal();
  hasErrors.mockReturnValue(true);
  // The SDK takes this code for an engine that has ended already.
  expect(await answered).toMatchObject({ code: 14 });
  expect(signals).toEqual([]);
});

test("without a monitor, or with the mocks', there is nothing to guard", () => {
  getMonitor.mockReturnValueOnce(undefined);
  expect(() => guardCompletion()).not.toThrow();
  const mock = {};
  getMonitor.mockReturnValueOnce(mock);
  guardCompletion();
  expect(mock).toEqual({});
});
