// npm run api [-- --check]: writes packages/*/etc/*.api.md, what each library exports, from the built declarations. With
// --check it fails where a report is out of date, so that a change of the public interface is seen in review.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishedPackages } from "./packages.mjs";

const require = createRequire(import.meta.url);
const { Extractor, ExtractorConfig, ExtractorLogLevel } = require("@microsoft/api-extractor");
const check = process.argv.includes("--check");
const scratch = mkdtempSync(join(tmpdir(), "api-"));

for (const { folder, manifest } of publishedPackages().filter(({ isLibrary }) => isLibrary)) {
  const types = join(folder, manifest.types);
  if (!existsSync(types)) throw new Error(`${types} is missing: npm run build`);
  mkdirSync(join(folder, "etc"), { recursive: true });
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: types,
      compiler: { tsconfigFilePath: join(folder, "tsconfig.json"), skipLibCheck: true },
      apiReport: { enabled: true, reportFolder: join(folder, "etc"), reportTempFolder: scratch },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        extractorMessageReporting: {
          // Everything that is exported is public; what is not exported is not in the report.
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: join(folder, "api-extractor.json"),
    packageJsonFullPath: join(folder, "package.json"),
  });
  const result = Extractor.invoke(config, {
    localBuild: !check,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === "error") console.error(`${manifest.name}: ${message.text}`);
    },
  });
  if (result.apiReportChanged)
    console.log(`${manifest.name}: the API report ${check ? "is out of date" : "was written"}`);
  if (result.errorCount > 0 || (check && result.apiReportChanged)) process.exitCode = 1;
}
rmSync(scratch, { recursive: true });
if (check && process.exitCode) console.error("npm run build && npm run api brings the reports up to date");
