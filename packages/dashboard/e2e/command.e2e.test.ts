import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { Cli } from "../../cli/e2e/support/cli";
import { ComposeFolder } from "../../cli/e2e/support/compose-folder";
import { RunningProject } from "../../cli/e2e/support/running-project";
import { findChromium } from "../src/testing/find-chromium";

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stdout.write("skipped: no Chromium (PULUMI_COMPOSE_CHROMIUM, or chromium on the PATH)\n");
}

/** The page of the built command in a browser: what it shows is in the tests of the page, this is that the two fit. */
(executablePath === undefined ? describe.skip : describe)("in a browser", () => {
  const project = new RunningProject();
  const folder = new ComposeFolder();
  let browser: Browser;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  beforeAll(async () => {
    await project.setUp();
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
  });
  beforeEach(async () => {
    [requests, complaints] = [[], []];
    page = await browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  });
  afterEach(async () => {
    await page.close();
    await project.tearDown();
  });
  afterAll(async () => {
    await browser.close();
    folder.dispose();
  });

  test("a project that runs: its services, a change as it happens, a log, and the end", async () => {
    await project.run("db", { command: "echo up and running; exec sleep 1000", check: "test ! -f /tmp/bad" });
    const labels = { "com.docker.compose.depends_on": "db:service_healthy:false" };
    await project.run("web", { command: "exec sleep 1000", labels });
    const command = new Cli(["dashboard", "-p", project.name]);
    await command.until(/http.*\n/);
    const address = command.out.trim();
    await page.goto(address);
    const db = page.locator('a.node[data-service="db"]');
    await db.getByText("healthy", { exact: true }).first().waitFor();
    expect(await page.locator("a.node").count()).toBe(2);

    await project.shell("db", "touch /tmp/bad");
    await db.getByText("unhealthy", { exact: true }).waitFor();
    await db.click();
    await page.locator(".log-line", { hasText: "up and running" }).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("db");
    await page.getByRole("heading", { name: "Evidence" }).waitFor();

    command.interrupt();
    await page.getByText("pulumi-compose dashboard has ended").waitFor();
    expect((await command.ended).code).toBe(0);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("a report of a simulation, from its file", async () => {
    folder.write(`name: shop
services:
  flask: { image: app, depends_on: { redis: { condition: service_healthy } } }
  redis: { image: redis, healthcheck: { test: redis-cli ping, interval: 5s, timeout: 1s } }
`);
    folder.run("simulate", "--offline", "--ready", "redis=never", "--report", "report.html");
    const address = pathToFileURL(join(folder.path, "report.html")).href;
    await page.goto(address);
    await page.getByText("the simulated up failed").waitFor();
    await page.locator('a.node[data-service="flask"]').getByText("not started").first().waitFor();
    expect(await page.locator(".happenings li").last().textContent()).toContain("is not started");
    expect(requests).toEqual([address]);
    expect(complaints).toEqual([]);
  });
});
