import { cpSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { Cli } from "../../cli/e2e/support/cli";
import { ComposeFolder, hasToolchain } from "../../cli/e2e/support/compose-folder";
import { findChromium } from "../src/testing/find-chromium";
import { seriousFindings } from "../src/testing/serious-findings";

const root = join(__dirname, "../../..");
const executablePath = findChromium();
const isPossible = executablePath !== undefined && hasToolchain;
if (!isPossible) {
  const missing = hasToolchain ? "no Chromium (PULUMI_COMPOSE_CHROMIUM, or chromium on the PATH)" : "no tool chain";
  process.stdout.write(`skipped: ${missing}\n`);
}

const PROJECT = "pcd-page";
const PASSWORD = "open-sesame-page";

/** Redis takes a moment, so that somebody can see that it is waited for; the engine's own checks are quicker than the tutorial's. */
const SLOWLY = `services:
  redis:
    healthcheck: { interval: 2s }
    command: sh -c 'sleep 4; exec redis-server --requirepass "$$REDISCLI_AUTH"'
  flask:
    healthcheck: { interval: 2s }
`;

/** The tutorial's story: Flask is started alone, and Redis comes later. */
const STORY = `services:
  redis:
    profiles: [redis]
    healthcheck: { interval: 2s }
  flask:
    depends_on: !reset {}
    healthcheck: { interval: 2s, timeout: 1s }
`;

/** The verdict is the engine's own, so that it is the container's state, too, when the update ends. */
const UP = ["up", "--wait", "--probe", "engine"];

(isPossible ? describe : describe.skip)("the tutorial's stack in a browser, brought up by the command", () => {
  const folder = new ComposeFolder();
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
    cpSync(join(root, "stacks/flask-redis/app"), join(folder.path, "app"), { recursive: true });
    cpSync(join(root, "stacks/flask-redis/compose.yaml"), join(folder.path, "compose.yaml"));
    cpSync(join(root, "tools/closed-network/stacks/flask-redis.yaml"), join(folder.path, "local.yaml"));
    folder.writeFile("slowly.yaml", SLOWLY);
    folder.writeFile("story.yaml", STORY);
  });
  beforeEach(async () => {
    [requests, complaints] = [[], []];
    context = await browser.newContext();
    page = await context.newPage();
    page.on("request", (asked) => requests.push(asked.url()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  });
  afterEach(async () => {
    await context.close();
    await start("slowly", "down", "--volumes", "--yes").ended;
  });
  afterAll(async () => {
    await browser.close();
    folder.dispose();
  });

  function start(more: string, ...args: string[]): Cli {
    const files = `compose.yaml:local.yaml:${more}.yaml`;
    return folder.startWith({ COMPOSE_FILE: files, REDIS_PASS: PASSWORD }, "-p", PROJECT, ...args);
  }

  const node = (service: string) => page.locator(`a.node[data-service="${service}"]`);

  test("an update is seen from waiting to healthy, by whoever has the address, and asks nothing of anybody else", async () => {
    const command = start("slowly", ...UP, "--dashboard");
    const address = await addressOf(command);
    await page.goto(address);
    const gate = page.locator(".gates .gate", { hasText: "redis" });
    await gate.and(page.locator(".gate-waiting")).waitFor();
    expect(await gate.textContent()).toContain("holds flask");
    await node("redis").getByText("starting", { exact: true }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await Promise.all(REFUSED.map(({ ask }) => statusOf(address, ask)))).toEqual(
      REFUSED.map(({ status }) => status),
    );

    await gate.and(page.locator(".gate-open")).waitFor();
    await node("redis").getByText("healthy", { exact: true }).first().waitFor();
    await node("flask").getByText("healthy", { exact: true }).first().waitFor();
    expect(await command.ended).toMatchObject({ code: 0 });
    await page
      .getByText(/^up succeeded after/)
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.content()).not.toContain(PASSWORD);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("the story: a gate fails before one's eyes, and Flask heals; both are in reports that need no network", async () => {
    const command = start("story", ...UP, "--dashboard", "--report", "unhealthy.html");
    const address = await addressOf(command);
    await page.goto(address);
    await page.locator(".gate-failed", { hasText: "flask" }).waitFor();
    await node("flask").getByText("unhealthy", { exact: true }).first().waitFor();
    await page.getByText("Health check exceeded timeout").first().waitFor();
    expect(await command.ended).toMatchObject({ code: 1 });
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    const healed = start("story", "--profile", "redis", ...UP, "--report", "healed.html");
    expect(await healed.ended).toMatchObject({ code: 0 });

    await context.setOffline(true);
    const open = async (name: string) => {
      requests = [];
      const file = join(folder.path, name);
      expect(readFileSync(file, "utf8")).not.toContain(PASSWORD);
      await page.goto(pathToFileURL(file).href);
      await node("flask").waitFor();
      expect(requests).toEqual([pathToFileURL(file).href]);
      expect(await seriousFindings(page)).toEqual([]);
      return page.locator(".happenings li").allTextContents();
    };
    const before = await open("unhealthy.html");
    expect(before.join("\n")).toContain("starting → unhealthy");
    await page.getByText("redis.exceptions.ConnectionError").first().waitFor();
    const after = await open("healed.html");
    expect(after.join("\n")).toContain("unhealthy → healthy");
    await node("flask").getByText("healthy", { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
  });
});

interface Ask {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is refused to whoever does not ask as the page does. */
const REFUSED: readonly { readonly ask: Ask; readonly status: number }[] = [
  { ask: {}, status: 200 },
  { ask: { path: "/" }, status: 403 },
  { ask: { path: `/${"A".repeat(32)}/` }, status: 403 },
  { ask: { headers: { Host: "rebound.example" } }, status: 403 },
  { ask: { headers: { Origin: "http://127.0.0.1:1" } }, status: 403 },
  { ask: { headers: { "Sec-Fetch-Site": "cross-site" } }, status: 403 },
  { ask: { method: "POST" }, status: 405 },
];

function statusOf(address: string, { path, method = "GET", headers = {} }: Ask): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path ?? address, address), { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
}

/** The address that an update prints to standard error before it begins. */
async function addressOf(command: Cli): Promise<string> {
  const last = Date.now() + 45_000;
  for (;;) {
    const [found] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(command.err) ?? [];
    if (found !== undefined) return found;
    if (Date.now() > last) throw new Error(`no address: ${command.err}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
