// One place for what every package's jest configuration shares. `@pulumi-compose/*` resolves to the sources, so that a
// unit test never runs against a stale build.
const { mkdirSync } = require("node:fs");
const path = require("node:path");

const src = (folder) => path.join(__dirname, "packages", folder, "src", "index.ts");

/** @returns {import("jest").Config} */
module.exports = (rootDir, overrides = {}) => {
  // Where `--outputFile` puts the counts; jest does not make the folder itself.
  mkdirSync(path.join(rootDir, "test-results"), { recursive: true });
  return { ...shared(rootDir), ...overrides };
};

const shared = (rootDir) => ({
  rootDir,
  testEnvironment: "node",
  testMatch: ["<rootDir>/src/**/*.test.ts", "<rootDir>/test/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "\\.e2e\\.test\\.ts$"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: {
    // What is loaded later is named as it is called once it is compiled.
    "^(\\.{1,2}/.*)\\.js$": "$1",
    "^@pulumi-compose/parser$": src("compose-parser"),
    "^@pulumi-compose/health-model$": src("health-model"),
    "^@pulumi-compose/health-model/picture$": path.join(__dirname, "packages/health-model/src/picture.ts"),
    "^@pulumi-compose/docker-health$": src("docker-health"),
    "^@pulumi-compose/docker-health/kernel$": path.join(__dirname, "packages/docker-health/src/kernel.ts"),
    "^@pulumi-compose/kubernetes-health$": src("kubernetes-health"),
    "^@pulumi-compose/convert$": src("convert"),
    "^@pulumi-compose/project$": src("pulumi-compose"),
    "^@pulumi-compose/project/supports$": path.join(__dirname, "packages/pulumi-compose/src/targets/supports.ts"),
    "^@pulumi-compose/project/(.*)$": path.join(__dirname, "packages/pulumi-compose/src/plan/$1.ts"),
    "^pulumi-compose$": src("cli"),
  },
});
