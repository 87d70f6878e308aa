import { AsyncLocalStorage } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings";
import "./debug-lines";

interface Request {
  getMessage(): string;
  getSeverity(): number;
}

/** An engine that notes what it is told. */
function engine() {
  const told: string[] = [];
  const log = (request: Request, done: () => void) => {
    told.push(request.getMessage());
    done();
  };
  return { told, client: { log } };
}

type Client = ReturnType<typeof settings.getEngine>;

/** As a program does that is over. */
const { waitForRPCs } = settings as unknown as { waitForRPCs(): Promise<void> };

const current = new AsyncLocalStorage<Client>();
jest.spyOn(settings, "getEngine").mockImplementation(() => current.getStore());

/** What the program of an engine says. */
function say({ client }: ReturnType<typeof engine>, line: string, stream?: number): Promise<void> {
  return current.run(client as unknown as Client, () => pulumi.log.debug(line, undefined, stream));
}

test("lines of one moment are one request, each to its own engine", async () => {
  const [one, other] = [engine(), engine()];
  const free = pulumi.runtime.rpcKeepAlive();
  const said = [say(one, "a"), say(one, "b"), say(other, "c"), say(one, "d")];
  expect([one.told, other.told]).toEqual([[], []]);
  await Promise.all(said);
  expect([one.told, other.told]).toEqual([["a\nb\nd"], ["c"]]);
  free();
});

test("what is under way is not held up: the lines go when all else has ended", async () => {
  const one = engine();
  const free = pulumi.runtime.rpcKeepAlive();
  void say(one, "last");
  free();
  const timers = jest.spyOn(global, "clearTimeout");
  await waitForRPCs();
  expect(one.told).toEqual(["last"]);
  expect(timers).toHaveBeenCalledTimes(1);
});

test("a program's own line of a stream goes by itself", async () => {
  const one = engine();
  await Promise.all([say(one, "a"), say(one, "own", 7)]);
  expect([...one.told].sort()).toEqual(["a", "own"]);
});
