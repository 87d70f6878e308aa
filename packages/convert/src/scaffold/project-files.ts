import { externals } from "../code/imports";

/** The versions that generated programs ask for. */
const versions: Readonly<Record<string, string>> = {
  "@pulumi/docker": "^5.2.0",
  "@pulumi/kubernetes": "^4.24.1",
  "@pulumi/pulumi": "^3.248.0",
  "pulumi-compose": "^0.1.0",
};

/**
 * The files of a Pulumi project around its program.
 *
 * @param besides packages that it needs without naming them
 */
export function projectFiles(
  name: string,
  description: string,
  program: ReadonlyMap<string, string>,
  besides: readonly string[] = [],
): Map<string, string> {
  const text = [...program.values()].join("\n");
  const packages = new Set(
    [...externals.values()].map(({ module }) => module).filter((module) => versions[module] !== undefined),
  );
  const used = [...packages].filter((module) => text.includes(`from ${JSON.stringify(module)}`));
  // The component needs docker's though the program does not name it.
  const isOfCluster = used.includes("@pulumi/kubernetes");
  const needed = new Set([...used, ...besides, ...(isOfCluster ? [] : ["@pulumi/docker"]), "@pulumi/pulumi"]);
  const manifest = {
    name: packageName(name),
    version: "0.1.0",
    private: true,
    main: "index.ts",
    dependencies: Object.fromEntries([...needed].sort().map((module) => [module, versions[module]])),
    devDependencies: { "@types/node": "^20.19.0", typescript: "~5.9.3" },
  };
  return new Map([
    ["Pulumi.yaml", `name: ${yamlText(name)}\ndescription: ${yamlText(description)}\nruntime: nodejs\n`],
    ["package.json", `${JSON.stringify(manifest, null, 2)}\n`],
    ["tsconfig.json", tsconfig(program)],
    [".gitignore", "node_modules/\n"],
  ]);
}

function packageName(name: string): string {
  return name.toLowerCase().replace(/^[._]+/, "");
}

function yamlText(text: string): string {
  return /^[A-Za-z][\w ./-]*$/.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

function tsconfig(program: ReadonlyMap<string, string>): string {
  const include = [...program.keys()].some((path) => path.includes("/")) ? '["*.ts", "services/*.ts"]' : '["*.ts"]';
  return `{
  "compilerOptions": {
    "strict": true,
    "target": "es2022",
    "module": "node16",
    "moduleResolution": "node16",
    "esModuleInterop": true,
    "skipLibCheck": true,
    "types": ["node"],
    "outDir": "bin"
  },
  "include": ${include}
}
`;
}
