// The end-to-end tests of all workspaces. `npm test -- e2e` runs each file in a process of its own. They import the built
// packages, as Pulumi programs do.
const base = require("./jest.base.js")(__dirname);

/** @type {import("jest").Config} */
module.exports = {
  ...base,
  testMatch: ["<rootDir>/{packages,stacks,tools,tools/closed-network,tools/testing}/*/e2e/**/*.e2e.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  moduleNameMapper: {},
  // Generated programs, each with a package.json of the same name.
  modulePathIgnorePatterns: ["/golden/"],
  setupFiles: ["<rootDir>/tools/setup/use-toolchain.cjs"],
  globalTeardown: "<rootDir>/tools/setup/say-what-is-open.cjs",
  testTimeout: 10 * 60_000,
};
