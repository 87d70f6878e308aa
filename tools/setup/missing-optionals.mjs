const SYSTEMS = {
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  openharmony: "openharmony",
  win32: "win32",
  windows: "win32",
};
const PROCESSORS = {
  64: "x64",
  arm: "arm",
  arm64: "arm64",
  ia32: "ia32",
  loong64: "loong64",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  x64: "x64",
};
const LIBRARIES = { gnu: "glibc", musl: "musl" };

/**
 * The optional dependencies that a lock file's packages name and it has no entry for, each with the entry that it should
 * have. What platform one is for is told by its name: `@swc/core-linux-ppc64-gnu`.
 *
 * @param {Record<string, { optionalDependencies?: Record<string, string>, dev?: boolean }>} packages
 * @throws Error for one whose version is a range: which version to lock would be a guess.
 */
export function missingOptionals(packages) {
  const missing = [];
  for (const [owner, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, owner, name)) continue;
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        throw new Error(`${owner}: ${name} is missing, for any ${version}`);
      missing.push({
        path: `node_modules/${name}`,
        entry: { version, ...platform(name), ...(dev && { dev }), optional: true },
      });
    }
  }
  return missing;
}

/** As Node.js resolves a name: in the owner's own node_modules, then in each one above. */
function isLocked(packages, owner, name) {
  for (let folder = owner; ; ) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
    const above = folder.lastIndexOf("/node_modules/");
    folder = above < 0 ? "" : folder.slice(0, above);
  }
}

function platform(name) {
  const words = name.split("/").at(-1).split("-");
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  const libc = os === "linux" ? words.map((word) => LIBRARIES[word]).find(Boolean) : undefined;
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not tell its platform`);
  return { cpu: [cpu], ...(libc && { libc: [libc] }), os: [os] };
}
