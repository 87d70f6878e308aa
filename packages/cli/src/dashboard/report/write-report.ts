import { readFileSync } from "node:fs";
import type { Recording } from "@pulumi-compose/dashboard";
import { writeWhole } from "../../io/write-whole";
import { REPORT_FILE } from "../page-folder";
import { reportHtml } from "./report-html";

/** Writes what happened as one file that stands alone. */
export function writeReport(path: string, recording: Recording, template = REPORT_FILE): void {
  writeWhole(path, reportHtml(readFileSync(template, "utf8"), recording));
}
