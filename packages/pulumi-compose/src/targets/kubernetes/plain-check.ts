import type { HttpGetAction } from "./manifest";

/** What a kubelet asks by itself in place of a program in the container. */
export type PlainCheck =
  | { readonly kind: "http"; readonly action: HttpGetAction }
  | { readonly kind: "tcp"; readonly port: number };

/**
 * The question that a test asks, where the test is a plain `curl`, `wget` or `nc` of the container itself, and a kubelet would
 * give the same answer; undefined: the test has to be run.
 *
 * @example
 * ```ts
 * plainCheck(["CMD-SHELL", "curl -f http://localhost:8000/health || exit 1"]); // GET /health of port 8000
 * ```
 */
export function plainCheck([how, ...rest]: readonly string[]): PlainCheck | undefined {
  const words = how === "CMD" ? rest : rest.length === 1 ? plainWords(rest[0] ?? "") : undefined;
  const [program = "", ...args] = words ?? [];
  switch (program.slice(program.lastIndexOf("/") + 1)) {
    case "curl":
      return curl(args);
    case "wget":
      return wget(args);
    case "nc":
      return netcat(args);
    default:
      return undefined;
  }
}

/** The words of a line that is one command, whose output goes nowhere and whose failure is one. */
function plainWords(line: string): string[] | undefined {
  const command = line
    .trim()
    .replace(/\s*\|\|\s*(exit\s+\d+|exit\s+\$\?|false|exit)\s*;?$/, "")
    .replace(/\s*(&>\s*\/dev\/null|(1?>>?\s*\/dev\/null)?\s*(2>\s*(&1|\/dev\/null))?)$/, "");
  if (
    /[|&;<>`$\\(){}*?~#!\n\uE000]/.test(
      command.replace(/'[^']*'|"[^"$`\\]*"/g, (text) => text.replace(/[^\uE000]/g, "_")),
    )
  )
    return undefined;
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([text]) => text.replace(/['"]/g, ""));
}

/** Of options that take a value: what becomes of it. */
type Valued = Readonly<Record<string, "header" | "nothing">>;

const CURL_VALUES: Valued = {
  "-o": "nothing",
  "--output": "nothing",
  "-m": "nothing",
  "--max-time": "nothing",
  "--connect-timeout": "nothing",
  "-H": "header",
  "--header": "header",
};
const CURL_FLAGS = /^(-[fsSLk]+|--fail|--silent|--show-error|--location|--insecure|--no-progress-meter)$/;

/** Without `-f` curl is content with any answer, which a kubelet is not. */
function curl(args: readonly string[]): PlainCheck | undefined {
  const read = readOptions(args, CURL_FLAGS, CURL_VALUES);
  if (!read?.flags.some((flag) => flag === "--fail" || /^-[a-zA-Z]*f/.test(flag))) return undefined;
  const isInsecure = read.flags.some((flag) => flag === "--insecure" || /^-[a-zA-Z]*k/.test(flag));
  return get(read.operands, read.headers, isInsecure);
}

const WGET_VALUES: Valued = { "-O": "nothing", "-T": "nothing", "-t": "nothing", "--header": "header" };
const WGET_FLAGS =
  /^(-q|-nv|-S|-qO-|-qO\/dev\/null|-O-|-O\/dev\/null|-T\d+|-t\d+|--quiet|--spider|--no-verbose|--tries=\d+|--timeout=\d+|--output-document=\S+|--no-check-certificate|-qO|-nvO)$/;

function wget(args: readonly string[]): PlainCheck | undefined {
  // `-qO FILE` is two options in one.
  const apart = args.flatMap((arg) => (arg === "-qO" || arg === "-nvO" ? ["-q", "-O"] : [arg]));
  const read = readOptions(apart, WGET_FLAGS, WGET_VALUES);
  return read && get(read.operands, read.headers, read.flags.includes("--no-check-certificate"));
}

function netcat(args: readonly string[]): PlainCheck | undefined {
  const read = readOptions(args, /^-(z|v|zv|vz|w\d+|n)$/, { "-w": "nothing" });
  const [host = "", port = "", ...more] = read?.operands ?? [];
  if (!read?.flags.some((flag) => flag.includes("z")) || more.length > 0) return undefined;
  return isItself(host) && isPort(port) ? { kind: "tcp", port: Number(port) } : undefined;
}

interface ReadOptions {
  readonly flags: readonly string[];
  readonly headers: readonly string[];
  readonly operands: readonly string[];
}

/** Undefined where an option is none of those that are known. */
function readOptions(args: readonly string[], known: RegExp, valued: Valued): ReadOptions | undefined {
  const [flags, headers, operands]: [string[], string[], string[]] = [[], [], []];
  for (let position = 0; position < args.length; position += 1) {
    const arg = args[position] ?? "";
    const [name = "", value] = arg.startsWith("--") ? arg.split(/=(.*)/s) : [arg];
    const use = valued[name];
    if (use !== undefined) {
      const given = value ?? args[position + 1];
      if (value === undefined) position += 1;
      if (given === undefined) return undefined;
      if (use === "header") headers.push(given);
    } else if (known.test(arg)) flags.push(arg);
    else if (arg.startsWith("-")) return undefined;
    else operands.push(arg);
  }
  return { flags, headers, operands };
}

function get(operands: readonly string[], headers: readonly string[], isInsecure: boolean): PlainCheck | undefined {
  const [address = "", ...more] = operands;
  if (more.length > 0 || /[\uE000\s]/.test(address)) return undefined;
  const url = urlOf(/^\w+:\/\//.test(address) ? address : `http://${address}`);
  if (url?.username !== "" || !isItself(url.hostname)) return undefined;
  const isTls = url.protocol === "https:";
  // A kubelet looks at no certificate.
  if ((isTls && !isInsecure) || (!isTls && url.protocol !== "http:")) return undefined;
  const own = headers.map((text) => /^([\w-]+):\s*(.*)$/.exec(text));
  if (own.some((match) => match === null)) return undefined;
  const httpHeaders = own.map((match) => ({ name: match?.[1] ?? "", value: match?.[2] ?? "" }));
  // Else a kubelet asks by the pod's address, which a server need not know for its own.
  const host = httpHeaders.some(({ name }) => name.toLowerCase() === "host") ? [] : [{ name: "Host", value: url.host }];
  return {
    kind: "http",
    action: {
      path: `${url.pathname}${url.search}`,
      port: Number(url.port) || (isTls ? 443 : 80),
      ...(isTls && { scheme: "HTTPS" as const }),
      httpHeaders: [...host, ...httpHeaders],
    },
  };
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isItself(host: string): boolean {
  return ["localhost", "127.0.0.1", "0.0.0.0", "[::1]", "::1"].includes(host);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}
