import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { LogLine, Recording } from "../src/contract";
import { findChromium } from "../src/testing/find-chromium";
import { PageServer } from "../src/testing/page-server";
import { recordingOf } from "../src/testing/recording-of";
import { reportOf } from "../src/testing/report-of";
import { seriousFindings } from "../src/testing/serious-findings";
import { many } from "../src/testing/stories/many";
import { rolling } from "../src/testing/stories/rolling";
import { failedGate, wellStarted } from "../src/testing/stories/shop";
import { tutorial } from "../src/testing/stories/tutorial";
import { play } from "../src/testing/story";

const dist = join(__dirname, "../dist");
const executablePath = findChromium();
const browserTest = executablePath === undefined ? test.skip : test;
if (executablePath === undefined) {
  process.stdout.write("skipped: no Chromium (PULUMI_COMPOSE_CHROMIUM, or chromium on the PATH)\n");
}

const WIDTHS = [1280, 360] as const;
const HEIGHT = 800;
const MOST_BYTES = 150_000;

let browser: Browser | undefined;
let context: BrowserContext | undefined;
let server: PageServer | undefined;
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dashboard-"));
  if (executablePath === undefined) return;
  // As root, which these tests often are, there is no sandbox.
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
});
afterEach(async () => {
  await context?.close();
  await server?.close();
  [context, server] = [undefined, undefined];
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Look {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** A page of a browser of its own, with what it has asked for and what it has complained about. */
async function newPage({ width = 1280, colorScheme = "light" }: Look = {}) {
  if (browser === undefined) throw new Error("no browser");
  context = await browser.newContext({ viewport: { width, height: HEIGHT }, colorScheme });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  return { page, requests, complaints };
}

/** The page, served, which has been told all of a recording. */
async function opened(recording: Recording, look: Look = {}, hash = "") {
  const served = new PageServer(join(dist, "page"));
  server = served;
  if (recording.length > 0) served.tell(recording);
  const address = await served.listen();
  const all = await newPage(look);
  await all.page.goto(`${address}${hash}`);
  await all.page.waitForSelector("main .panel");
  if (recording.length > 0) await all.page.waitForSelector(".node, table.services td, .service-page");
  return { ...all, served, address };
}

/** A report in a file, as the command writes it. */
async function openedReport(recording: Recording, look: Look = {}) {
  const file = join(folder, "report.html");
  writeFileSync(file, reportOf(join(dist, "report.html"), recording));
  const all = await newPage(look);
  await all.page.goto(pathToFileURL(file).href);
  await all.page.waitForSelector("main .panel");
  return { ...all, address: pathToFileURL(file).href };
}

/** By how many pixels the page is wider than its window. */
function tooWide(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}

const failed = () => recordingOf(play(failedGate(Date.now() - 42_000)));
const waiting = () => recordingOf(play(wellStarted(Date.now() - 11_500, 11_500)));
const hundred = () => recordingOf(play(many(Date.now() - 62_000, 62_000)));
const LOGS: readonly LogLine[] = [{ number: 1, stream: "stderr", text: "<b>cannot</b> reach redis" }];

test("the page and the report weigh less than 150 kB each as they are sent", () => {
  const weight = (files: readonly string[]) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  const page = join(dist, "page");
  const files = readdirSync(page, { recursive: true, encoding: "utf8" }).filter((file) => /\.\w+$/.test(file));
  expect(files.length).toBeGreaterThan(2);
  expect(weight(files.map((file) => join(page, file)))).toBeLessThan(MOST_BYTES);
  expect(weight([join(dist, "report.html")])).toBeLessThan(MOST_BYTES);
});

test("nothing that is built names an address elsewhere, and the report has one place for what happened", () => {
  const page = join(dist, "page");
  const texts = readdirSync(page, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:js|css|html)$/.test(file))
    .map((file) => readFileSync(join(page, file), "utf8"));
  const report = readFileSync(join(dist, "report.html"), "utf8");
  // Names of XML's, which nobody asks for.
  const named = /https?:\/\/(?!www\.w3\.org\/)[^"'`\s]+/g;
  expect([...texts, report].flatMap((text) => text.match(named) ?? [])).toEqual([]);
  expect(report.split('<script type="application/json" id="recording">null</script>')).toHaveLength(2);
});

describe.each(WIDTHS)("%d px wide", (width) => {
  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    browserTest.each<[string, () => Recording, string]>([
      ["a failed gate", failed, ""],
      ["an update that waits", waiting, ""],
      ["a hundred services", hundred, ""],
      ["a service's page", failed, "#/service/cache"],
      ["an update that rolls", () => rolling(Date.now() - 8_500), "#/service/api"],
    ])(
      "%s: axe finds nothing serious, nothing is too wide, nothing is asked for elsewhere",
      async (_, recording, hash) => {
        const { page, requests, complaints, address } = await opened(recording(), { width, colorScheme }, hash);
        expect(await seriousFindings(page)).toEqual([]);
        expect(await tooWide(page)).toBeLessThanOrEqual(0);
        expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
        expect(complaints).toEqual([]);
      },
    );

    browserTest("the report, from a file: the same, and it asks for nothing", async () => {
      const { page, requests, complaints, address } = await openedReport(failed(), { width, colorScheme });
      expect(await seriousFindings(page)).toEqual([]);
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
      expect(requests).toEqual([address]);
      expect(complaints).toEqual([]);
    });
  });
});

browserTest("by the keyboard alone: to a service's page and back to where it was opened", async () => {
  const { page } = await opened(failed());
  const focused = () => page.evaluate("document.activeElement.dataset.service ?? document.activeElement.textContent");
  for (let presses = 0; presses < 40 && (await focused()) !== "db"; presses += 1) await page.keyboard.press("Tab");
  expect(await focused()).toBe("db");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("cache");
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toBe("migrate");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".service-page");
  const heading = String(await focused());
  await page.keyboard.press("Escape");
  await page.waitForSelector(".graph");
  await page.waitForFunction((name) => document.activeElement?.getAttribute("data-service") === name, heading);
  expect(heading).toBe("migrate");
});

browserTest("the list says what the graph shows, in a table with names", async () => {
  const { page } = await opened(failed());
  await page.getByRole("radio", { name: "List" }).check();
  const row = page.getByRole("row", { name: /^cache/ });
  const cells = await row.getByRole("cell").allTextContents();
  expect(cells.map((text) => text.trim())).toEqual([
    "unhealthy",
    expect.stringMatching(/^\d+s$/),
    "3/3",
    expect.stringMatching(/^exit 1 \d+s agoAUTH failed/),
    "",
  ]);
  await page.getByRole("button", { name: /^Layer 1/ }).click();
  expect(await row.count()).toBe(0);
});

browserTest("a hundred services: layers collapse, the search finds, and only what is not well is left", async () => {
  const { page } = await opened(hundred());
  expect(await page.locator("a.node").count()).toBe(100);
  await page.getByRole("button", { name: "Collapse layers" }).click();
  expect(await page.locator("a.node").count()).toBe(0);
  expect(await page.getByRole("button", { name: /Show the 17 services of layer 3/ }).textContent()).toMatch(
    /1 not well/,
  );
  await page.getByRole("button", { name: "Expand layers" }).click();
  await page.getByLabel("Find a service or a state").fill("gift");
  expect(await page.locator("a.node").allTextContents()).toHaveLength(6);
  await page.getByLabel("Find a service or a state").fill("");
  await page.getByRole("checkbox", { name: "Only what is not well" }).check();
  const left = await page
    .locator("a.node")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-service")));
  expect(left.sort()).toEqual(["chat-edge", "coupon-edge", "gift-core", "price-gateway"]);
});

browserTest("what happens is seen as it happens, and said to who does not see it", async () => {
  const all = waiting();
  const { page, served } = await opened(all);
  const before = await page.locator(".gate-waiting .gate-word").textContent();
  expect(before).toMatch(/^waiting, \d+s left of 55s$/);
  await page.waitForFunction((was) => document.querySelector(".gate-waiting .gate-word")?.textContent !== was, before);
  const gate = all.findLast((event) => event.type === "gate" && event.gate.service === "queue");
  if (gate?.type !== "gate") throw new Error("no gate");
  // The live region is quiet until it has seen what there was.
  await page.waitForTimeout(3_200);
  served.tell([{ ...gate, gate: { ...gate.gate, status: "open", waitedMs: 14_000 } }]);
  await page.waitForFunction(() => document.querySelectorAll(".gate-open").length > 5);
  await page.waitForFunction(() =>
    document.querySelector("[role=status]")?.textContent?.includes("gate queue healthy opens"),
  );
});

browserTest("a loss is said, and after it nothing is there twice", async () => {
  const all = failed();
  const half = Math.floor(all.length / 2);
  const { page, served } = await opened(all.slice(0, half));
  served.goDown();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toMatch(/The command does not answer; trying again/);
  served.comeBack();
  served.tell(all.slice(half));
  await page.getByText("live", { exact: true }).waitFor({ timeout: 20_000 });
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.goto(`${page.url()}#/service/cache`);
  const happened = await page.locator(".happenings li").allTextContents();
  expect(happened.filter((text) => /starts$/.test(text))).toHaveLength(1);
  expect(happened.filter((text) => /probe failed/.test(text))).toHaveLength(3);
});

browserTest("an engine that does not answer, and a command that ends, are said", async () => {
  const all = waiting();
  const { page, served } = await opened(all);
  served.tell([{ type: "engine", at: Date.now(), status: "lost", reason: "connect ENOENT /var/run/docker.sock" }]);
  await page.getByText("The engine does not answer: connect ENOENT").waitFor();
  served.tell([{ type: "engine", at: Date.now(), status: "back" }]);
  await page.waitForFunction(() => document.querySelector("[role=alert]") === null);
  served.sayGoodbye("the update has ended");
  await page.getByText("the update has ended").waitFor();
  await page.getByText("ended", { exact: true }).waitFor();
});

browserTest("what comes from outside is text, and links lead to published ports only", async () => {
  const BAD = '<img src=x onerror="document.title=1">';
  const bad = waiting().map((event) =>
    event.type !== "container"
      ? event
      : {
          ...event,
          container: {
            ...event.container,
            image: BAD,
            error: BAD,
            ports: [
              { text: "127.0.0.1:80->80/tcp", url: "http://127.0.0.1:80" },
              { text: BAD, url: "javascript:alert(1)" },
            ],
          },
        },
  );
  const { page, served, complaints } = await opened([]);
  served.logs = LOGS;
  served.tell(bad);
  await page.waitForSelector(".node");
  await page.goto(`${page.url()}#/service/db`);
  await page.getByText("<b>cannot</b> reach redis").waitFor();
  expect(await page.locator("main img").count()).toBe(0);
  expect(await page.locator(".table a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual(
    ["http://127.0.0.1/"],
  );
  expect(complaints).toEqual([]);
});

browserTest("light and dark are chosen, and remembered", async () => {
  const { page } = await opened(failed(), { colorScheme: "light" });
  const ground = () => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
  const light = await ground();
  await page.getByRole("radio", { name: "Dark" }).check();
  expect(await ground()).not.toBe(light);
  await page.reload();
  expect(await ground()).not.toBe(light);
  await page.getByRole("radio", { name: "Auto" }).check();
  expect(await ground()).toBe(light);
});

browserTest("a report of a simulation tells moments from its beginning, and has all that happened", async () => {
  const { page } = await openedReport(recordingOf(play(tutorial(0, "simulate"))));
  const told = await page.locator(".happenings li").allTextContents();
  expect(told.map((text) => text.replace(/^(\d\S*?s)/, "$1 "))).toEqual([
    "0s flask starts",
    "33s flask probe ran out of time",
    "1m6s flask probe ran out of time",
    "1m39s flask probe ran out of time",
    "1m39s flask starting → unhealthy (3 failures in a row)",
    "1m45s redis starts",
    "2m9s flask unhealthy → healthy",
  ]);
});
