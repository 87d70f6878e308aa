// Puts the report on the pull request that the workflow runs for: a comment that is updated in place, found by its marker.
import { readFileSync } from "node:fs";
import { annotate, step } from "./workflow.mjs";

/** What a comment has room for, in characters. */
const MOST = 65_000;
const PER_PAGE = 100;

await step(async () => {
  const { REPORT = "", MARKER = "", TOKEN = "", GITHUB_REPOSITORY: repository = "" } = process.env;
  const number = pullRequest();
  if (number === undefined) {
    annotate("notice", "no comment: this workflow does not run for a pull request");
    return;
  }
  const api = caller(TOKEN);
  const comments = `/repos/${repository}/issues/${number}/comments`;
  const body = bodyOf(MARKER, readFileSync(REPORT, "utf8"));
  try {
    const existing = await find(api, comments, MARKER);
    if (existing === undefined) await api("POST", comments, { body });
    else await api("PATCH", `/repos/${repository}/issues/comments/${existing}`, { body });
  } catch (error) {
    // A pull request of a fork has a token that only reads: that is nothing that its author can do anything about.
    if (error.status !== 403 && error.status !== 404) throw error;
    annotate(
      "warning",
      `no comment: ${error.message}. It needs a token with \`pull-requests: write\`, which forks do not get`,
    );
  }
});

function pullRequest() {
  const { GITHUB_EVENT_PATH: file } = process.env;
  if (!file) return undefined;
  const event = JSON.parse(readFileSync(file, "utf8"));
  return event.pull_request?.number ?? (event.issue?.pull_request ? event.issue.number : undefined);
}

function bodyOf(marker, report) {
  const cut =
    report.length > MOST ? `${report.slice(0, MOST)}\n\n… more is in the summary of the workflow's run.` : report;
  return `${marker}\n${cut}`;
}

/** The id of the comment that an earlier run has made. */
async function find(api, comments, marker) {
  for (let page = 1; ; page += 1) {
    const found = await api("GET", `${comments}?per_page=${PER_PAGE}&page=${page}`);
    const own = found.find(({ body }) => body?.startsWith(marker));
    if (own) return own.id;
    if (found.length < PER_PAGE) return undefined;
  }
}

function caller(token) {
  const base = process.env.GITHUB_API_URL || "https://api.github.com";
  return async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "user-agent": "pulumi-compose-action",
        "x-github-api-version": "2022-11-28",
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response.json();
    const { message = response.statusText } = await response.json().catch(() => ({}));
    throw Object.assign(new Error(`GitHub answers ${response.status} to ${method} ${path}: ${message}`), {
      status: response.status,
    });
  };
}
