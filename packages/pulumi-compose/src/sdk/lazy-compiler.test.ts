import { execFileSync } from "node:child_process";
import { join } from "node:path";

const folder = join(__dirname, "../..");
const bundle = join(folder, "dist/lazy-compiler.js");

/** What a program prints, in a Node.js of its own: here modules are jest's. */
function printed(program: string): string {
  return execFileSync(process.execPath, ["-e", program], { cwd: folder, encoding: "utf8" }).trim();
}

const isLoaded = `Object.keys(require.cache).some((path) => /[\\\\/]typescript(@[\\d.]+)?[\\\\/](lib[\\\\/])?typescript\\.js$/.test(path))`;

test("the SDK loads a compiler with itself, as long as nobody keeps it from that", () => {
  expect(printed(`require("@pulumi/pulumi"); console.log(${isLoaded})`)).toBe("true");
});

test("the SDK and what programs import here load without a compiler", () => {
  expect(printed(`require("@pulumi-compose/project"); console.log(${isLoaded})`)).toBe("false");
  const own = JSON.stringify(bundle);
  expect(printed(`require(${own}); require("@pulumi/pulumi"); console.log(${isLoaded})`)).toBe("false");
});

test("a function is serialised as ever, by a compiler that is loaded then", () => {
  const program = (before: string) => `${before}
    const pulumi = require("@pulumi/pulumi");
    class Base { name() { return "base"; } }
    class Own extends Base { name() { return super.name() + "!"; } }
    const own = new Own();
    pulumi.runtime.serializeFunction(() => own.name()).then(({ text }) => console.log(${isLoaded}, text));`;
  const lazily = printed(program(`require(${JSON.stringify(bundle)});`));
  expect(lazily).toMatch(/^true /);
  expect(lazily).toBe(printed(program("")));
});

test("what asks for it gets the compiler itself", () => {
  const program = `require(${JSON.stringify(bundle)});
    const place = require("@pulumi/pulumi/typescript-shim");
    const names = Object.keys(place);
    console.log(names.length > 100, "version" in place, { ...place }.version === place.version);
    console.log(require("@pulumi/pulumi/typescript-shim").version === place.version);`;
  expect(printed(program)).toBe("true true true\ntrue");
});
