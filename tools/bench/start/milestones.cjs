// Loaded before a program by NODE_OPTIONS: writes down when its Node.js began, when what takes long had been loaded, and what it
// started when. A line each in the file that MILESTONES names: milliseconds since the epoch, and what.
const { appendFileSync } = require("node:fs");
const childProcess = require("node:child_process");
const Module = require("node:module");

// biome-ignore lint/suspicious/noUndeclaredEnvVars: the benchmark gives it, and no task of turbo's does.
const file = process.env.MILESTONES;
const note = (what, at = performance.timeOrigin + performance.now()) => appendFileSync(file, `${at} ${what}\n`);

/** Modules by which one knows what has been loaded, as they are asked for. */
const MODULES = {
  "@pulumi/pulumi": "Pulumi's SDK is loaded",
  "@pulumi/pulumi/automation": "Pulumi's SDK is loaded",
  "pulumi-compose": "pulumi-compose is loaded",
  "@pulumi-compose/project": "pulumi-compose is loaded",
};

const isProgram = /[\\/]cmd[\\/]run/.test(process.argv[1] ?? "");
const isCommand = /[\\/]main\.js$/.test(process.argv[1] ?? "");
if (file !== undefined && (isProgram || isCommand)) {
  note(isProgram ? "the program's Node.js starts" : "Node.js starts", performance.timeOrigin);
  const told = new Set();
  const load = Module._load;
  Module._load = function (request, ...rest) {
    const found = Reflect.apply(load, this, [request, ...rest]);
    const what = MODULES[request];
    if (what !== undefined && !told.has(what)) {
      told.add(what);
      note(what);
    }
    return found;
  };
  const spawn = childProcess.spawn;
  childProcess.spawn = function (command, args, ...rest) {
    const child = Reflect.apply(spawn, this, [command, args, ...rest]);
    if (!/(^|[\\/])pulumi$/.test(command)) return child;
    const words = args.filter((word) => !word.startsWith("-")).slice(0, 2);
    const name = `pulumi ${words[0] === "stack" || words[0] === "version" ? words.join(" ") : words[0]}`;
    note(`${name} starts`);
    child.once("exit", () => note(`${name} has ended`));
    return child;
  };
}
