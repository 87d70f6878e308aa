import { type IncomingMessage, request } from "node:http";
import type { StreamEvent } from "@pulumi-compose/dashboard";
import type { LoggedLine, LogSubscriber } from "@pulumi-compose/docker-health";
import { EventLog } from "../stream/event-log";
import { type Served, serve } from "./serve";

const files = new Map([
  ["", { type: "text/html; charset=utf-8", content: Buffer.from("<p>page</p>") }],
  ["assets/a.js", { type: "text/javascript; charset=utf-8", content: Buffer.from("1") }],
]);
const engine = (at: number): StreamEvent => ({ type: "engine", at, status: "connected" });

let served: Served;
let log: EventLog;
const subscribers: LogSubscriber[] = [];
const asked: string[] = [];
const ended: string[] = [];
let containers = [{ id: "c1", number: 1, runs: true }];
const changes = new Set<() => void>();

beforeEach(async () => {
  log = new EventLog();
  for (const list of [subscribers, asked, ended]) list.length = 0;
  containers = [{ id: "c1", number: 1, runs: true }];
  const logs = {
    followLog: async (id: string, from: object, subscriber: LogSubscriber) => {
      if (id === "broken") throw new Error("configured logging driver does not support reading");
      asked.push(`${id} ${JSON.stringify(from)}`);
      subscribers.push(subscriber);
      return { close: () => void ended.push(id), pause: () => ended.push("pause"), resume: () => ended.push("resume") };
    },
    containers: (service: string) => (service === "db" ? containers : []),
    most: 3,
    onChange: (listener: () => void) => {
      changes.add(listener);
      return { stop: () => void changes.delete(listener) };
    },
    clean: (text: string) => text.replaceAll("hunter2", "[secret]"),
  };
  served = await serve({ log, logs, files });
});
afterEach(() => served.close("over"));

interface Answer {
  readonly response: IncomingMessage;
  text(): string;
  /** Resolves as soon as so much has come. */
  until(pattern: RegExp): Promise<string>;
  stop(): void;
}

function ask(path: string, { method = "GET", headers = {} } = {}): Promise<Answer> {
  const { port, pathname, host } = new URL(served.address);
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path: `${pathname}${path}`, method, headers: { host, ...headers }, agent: false },
      (response) => {
        let text = "";
        const waiting = new Set<() => void>();
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
          for (const look of waiting) look();
        });
        response.on("error", () => {});
        resolve({
          response,
          text: () => text,
          until: (pattern) =>
            new Promise((done) => {
              const look = () => void (pattern.test(text) && done(text));
              waiting.add(look);
              look();
            }),
          stop: () => sent.destroy(),
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

async function whole(
  path: string,
  options = {},
): Promise<{ status: number | undefined; text: string; headers: object }> {
  const { response, text } = await ask(path, options);
  if (!response.complete) await new Promise((resolve) => response.on("end", resolve));
  return { status: response.statusCode, text: text(), headers: response.headers };
}

const messages = (text: string): StreamEvent[][] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data));

test("the address is on this machine alone, and nobody guesses it", () => {
  expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
});

test("the page and its files, with what keeps them to themselves", async () => {
  const page = await whole("");
  expect(page).toMatchObject({ status: 200, text: "<p>page</p>" });
  expect(page.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
  });
  expect(await whole("assets/a.js")).toMatchObject({ status: 200, text: "1" });
  expect(await whole("", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
});

test.each([
  ["no such file", "nothing.js", {}, 404],
  ["a file beside the page", "../../package.json", {}, 404],
  ["the same in disguise", "%2e%2e/package.json", {}, 404],
  ["a log of nobody", "logs", {}, 404],
  ["another host name", "events", { headers: { host: "evil.example" } }, 403],
  ["another origin", "events", { headers: { origin: "https://evil.example" } }, 403],
  ["another site", "", { headers: { "sec-fetch-site": "cross-site" } }, 403],
  ["a change", "", { method: "POST" }, 405],
])("refused: %s", async (_, path, options, status) => {
  const refused = await whole(path, options);
  expect(refused.status).toBe(status);
  expect(refused.headers).toMatchObject({ "cache-control": "no-store" });
  expect(refused.text).not.toContain("page");
});

test("without the token there is nothing", async () => {
  const { origin } = new URL(served.address);
  for (const path of ["/", "/events", "/x/", "/assets/a.js"]) {
    const answer = await fetch(`${origin}${path}`);
    expect([path, answer.status]).toEqual([path, 403]);
  }
});

test("a stream begins with all that is known and goes on; who comes back is told what was missed", async () => {
  log.tell(engine(1));
  const stream = await ask("events");
  await stream.until(/id: 1\n/);
  log.tell(engine(2));
  log.tell(engine(3));
  await stream.until(/id: 3\n/);
  expect(messages(stream.text())).toEqual([
    [{ type: "reset", at: expect.any(Number) }, engine(1)],
    [engine(2), engine(3)],
  ]);
  stream.stop();
  log.tell(engine(4));
  const back = await ask("events", { headers: { "last-event-id": "2" } });
  await back.until(/id: 4\n/);
  expect(messages(back.text())).toEqual([[engine(3), engine(4)]]);
  const stranger = await ask("events", { headers: { "last-event-id": "400" } });
  await stranger.until(/id: 4\n/);
  expect(messages(stranger.text())[0]?.[0]).toMatchObject({ type: "reset" });
});

test("what ends the command is told to all who look, and their streams end", async () => {
  const stream = await ask("events");
  await stream.until(/retry/);
  const end = new Promise((resolve) => stream.response.on("end", resolve));
  log.tell(engine(1));
  await served.close("the update has ended");
  await end;
  expect(stream.text()).toMatch(/id: 1\ndata: .*\n\nevent: bye\ndata: "the update has ended"\n\n$/);
  expect(served.watchers).toBe(0);
});

test("who does not take what is told is told of the present when it does", async () => {
  const stream = await ask("events");
  await stream.until(/retry/);
  stream.response.pause();
  const long = (at: number): StreamEvent => ({ type: "engine", at, status: "lost", reason: "x".repeat(10_000) });
  for (let at = 1; at <= 6_000; at += 1) {
    log.tell(long(at));
    if (at % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 25));
  }
  stream.response.resume();
  await stream.until(/"at":6000,/);
  const told = messages(stream.text().replace(/\n\n[^\n]*$/, "\n\n"));
  expect(told.flat().length).toBeLessThan(5_000);
  expect(told.at(-1)?.[0]?.type).toBe("reset");
});

test("only so many streams at once", async () => {
  const open = await Promise.all(Array.from({ length: 32 }, () => ask("events")));
  expect((await whole("events")).status).toBe(503);
  open[0]?.stop();
  for (let tries = 0; served.watchers === 32 && tries < 100; tries += 1)
    await new Promise((done) => setTimeout(done, 10));
  const again = await ask("events");
  expect(again.response.statusCode).toBe(200);
});

const line = (text: string, time?: string): LoggedLine => ({ stream: "stdout", text, ...(time && { time }) });

test("a log: its lines without secrets, over a restart, and of a container that comes", async () => {
  const stream = await ask("logs?service=db&tail=5");
  await stream.until(/retry/);
  expect(asked).toEqual(['c1 {"lines":5}']);
  subscribers[0]?.onLines([line("password hunter2", "2026-01-01T00:00:01Z")]);
  await stream.until(/password/);
  containers = [{ id: "c1", number: 1, runs: false }];
  subscribers[0]?.onEnd();
  containers = [
    { id: "c1", number: 1, runs: true },
    { id: "c2", number: 2, runs: true },
  ];
  for (const change of changes) change();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked.slice(1)).toEqual(['c1 {"after":"2026-01-01T00:00:01Z"}', 'c2 {"lines":5}']);
  subscribers[2]?.onLines([line("second")]);
  await stream.until(/second/);
  expect(messages(stream.text()).flat()).toEqual([
    { number: 1, stream: "stdout", time: "2026-01-01T00:00:01Z", text: "password [secret]" },
    { number: 2, stream: "stdout", text: "second" },
  ]);
  stream.stop();
  for (let tries = 0; ended.length < 2 && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 10));
  expect(ended.filter((id) => id !== "pause" && id !== "resume")).toEqual(["c1", "c2"]);
  expect(changes.size).toBe(0);
});

test("no more logs are followed than the engine has connections for", async () => {
  containers = [1, 2, 3, 4].map((number) => ({ id: `c${number}`, number, runs: true }));
  const stream = await ask("logs?service=db");
  await stream.until(/not shown/);
  expect(asked).toHaveLength(3);
  expect(messages(stream.text()).flat()).toEqual([
    { number: 4, stream: "stderr", text: "(not shown: 3 logs are followed already)" },
  ]);
  stream.stop();
  for (let tries = 0; ended.length < 3 && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 10));
  const another = await ask("logs?service=db&number=4");
  await another.until(/retry/);
  expect(asked.at(-1)).toContain("c4");
});

test("a log that cannot be read says why", async () => {
  containers = [{ id: "broken", number: 1, runs: true }];
  const stream = await ask("logs?service=db");
  expect(await stream.until(/bye\n.*\n\n/)).toContain(
    'event: bye\ndata: "configured logging driver does not support reading"',
  );
});

test("a port that is taken is refused", async () => {
  const port = Number(new URL(served.address).port);
  await expect(serve({ log, files, port })).rejects.toMatchObject({
    name: "Refused",
    message: `port ${port} of 127.0.0.1 is taken`,
  });
});
