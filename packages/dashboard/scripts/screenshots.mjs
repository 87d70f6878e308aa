// npm run screenshots -w packages/dashboard [-- FOLDER]: pictures of the built page for the documentation, or all that are looked
// at when something of it is changed. It needs a Chromium (PULUMI_COMPOSE_CHROMIUM, or on the PATH).
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { runnerImport } from "vite";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const docs = join(here, "../../docs/images");
const folder = resolve(process.argv[2] ?? docs);
const isForDocs = folder === docs;
const options = { root: here, configFile: false, logLevel: "error" };
const load = async (file) => (await runnerImport(join(here, "src/testing", file), options)).module;

const { findChromium } = await load("find-chromium.ts");
const { PageServer } = await load("page-server.ts");
const { reportOf } = await load("report-of.ts");
const { shots } = await load("shots.ts");

const executablePath = findChromium();
if (executablePath === undefined) throw new Error("no Chromium: set PULUMI_COMPOSE_CHROMIUM");
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
try {
  for (const shot of shots(Date.now())) if (!isForDocs || shot.isForDocs) await take(shot);
} finally {
  await browser.close();
}

async function take({ name, recording, width, height, dark, hash = "", logs = [], isReport, only, prepare }) {
  const server = new PageServer(join(here, "dist/page"));
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    timezoneId: "UTC",
  });
  try {
    server.tell(recording);
    server.logs = logs;
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && console.error(`${name}: ${message.text()}`));
    page.on("pageerror", (error) => console.error(`${name}: ${error}`));
    await page.goto(isReport ? written(name, recording) : `${await server.listen()}${hash}`);
    await page.waitForSelector("main .panel");
    await page.waitForTimeout(1_400);
    if (prepare) await prepare(page);
    const file = join(folder, `${name}.png`);
    if (only && isForDocs) await page.locator(only).screenshot({ path: file });
    else await page.screenshot({ path: file, fullPage: !isForDocs });
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    console.log(`${file}${overflow > 0 ? `: ${overflow} px too wide` : ""}`);
  } finally {
    await context.close();
    if (!isReport) await server.close();
  }
}

function written(name, recording) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, reportOf(join(here, "dist/report.html"), recording));
  return pathToFileURL(file).href;
}
