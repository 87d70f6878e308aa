import { join } from "node:path";

/** Where the page is, and the file that reports are made of, in this package. */
export const PAGE_FOLDER = join(__dirname, "../page");
export const REPORT_FILE = join(__dirname, "../report.html");
