// node validate.mjs action|workflow FILE…: prints what GitHub's own parser has to say against each, as a list in JSON.
import { readFileSync } from "node:fs";
import { register } from "node:module";

register("./json-modules.mjs", import.meta.url);
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");

const [kind, ...files] = process.argv.slice(2);
const said = [];
for (const name of files) {
  const file = { name, content: readFileSync(name, "utf8") };
  const parsed = (kind === "action" ? parseAction : parseWorkflow)(file, new NoOperationTraceWriter());
  if (kind === "workflow" && parsed.value) await convertWorkflowTemplate(parsed.context, parsed.value);
  said.push(...parsed.context.errors.getErrors().map((error) => `${name}: ${error.message}`));
}
console.log(JSON.stringify(said));
