/** Options that are followed by a name (of a user, a database, a host) in any program. */
const ANY = /^(?:-U|--(?:user|username|dbname|host|hostname))$/;
const ANY_WITH = /^(?:-U|--(?:user|username|dbname|host|hostname)=)(.+)$/;

/** Options that are so in clients of databases: elsewhere `-d` is data to send, and `-u` a name with its password. */
const CLIENT = /^(?:pg_isready|psql|pg_dump|mysql\w*|mariadb[\w-]*|mongo\w*|sqlcmd)$/;
const OF_CLIENT = /^(?:-[udhS]|--(?:db|database))$/;
const OF_CLIENT_WITH = /^(?:-[udhS]|--(?:db|database)=)(.+)$/;

/** The names that options of a command give, by the position of the word that holds each. */
export function namesGiven(command: readonly string[]): ReadonlyMap<number, string> {
  const isClient = command.some((word) => CLIENT.test(word.split("/").pop() ?? ""));
  const names = new Map<number, string>();
  command.forEach((word, i) => {
    const before = command[i - 1] ?? "";
    const isName = ANY.test(before) || (isClient && OF_CLIENT.test(before));
    const name = isName ? word : (ANY_WITH.exec(word) ?? (isClient ? OF_CLIENT_WITH.exec(word) : null))?.[1];
    // `user:password`, as curl takes it, and an address with a password in it.
    if (name !== undefined && !/[:@]/.test(name)) names.set(i, name);
  });
  return names;
}
