import { NO_TESTS } from "../jobs/test-counts";
import { withNodeRows } from "./node-table";

const page = (rows: string) =>
  `# Page\n\n<!-- node lanes -->\n\n| Node.js | types, unit and contract tests | end-to-end |\n|---|---|---|\n${rows}\n<!-- end of node lanes -->\n\nmore\n`;

const counts = (passed: number, failed = 0, skipped = 0) => ({ ...NO_TESTS, passed, failed, skipped });

test("rows of the same major version are renewed, others stay, and they are in order", () => {
  const before = page("| 20.1.0 | 9 passed | 2 passed |\n| 24.0.1 | 9 passed | 2 passed |\n");
  const results = [
    { version: "24.22.3", unit: counts(10, 1), e2e: counts(3) },
    { version: "22.23.5", unit: counts(11, 0, 4), e2e: counts(3) },
  ];
  expect(withNodeRows(before, results)).toBe(
    page(
      "| 20.1.0 | 9 passed | 2 passed |\n" +
        "| 22.23.5 | 11 passed, 4 skipped | 3 passed |\n" +
        "| 24.22.3 | 10 passed, 1 failed | 3 passed |\n",
    ),
  );
});

test("a page without a place for it", () => {
  expect(withNodeRows("# Page\n", [])).toBeUndefined();
});
