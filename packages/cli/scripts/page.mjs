// Puts the dashboard's page, and the file that reports are made of, beside the command that serves and writes them.
import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const built = join(dist, "../../dashboard/dist");

rmSync(join(dist, "page"), { recursive: true, force: true });
cpSync(join(built, "page"), join(dist, "page"), { recursive: true });
cpSync(join(built, "report.html"), join(dist, "report.html"));
