/** Commands of docker compose's that there are not, most of them because they would change what is in Pulumi's state behind it. */
export const otherCommands: ReadonlyMap<string, string> = new Map([
  ["create", "`pulumi-compose preview` shows what would be made; what `up` makes is started."],
  ["rm", "`pulumi-compose down SERVICE` takes a service down; the next `up` brings it up again."],
  ["scale", "`pulumi-compose up --scale SERVICE=NUMBER SERVICE`, or `scale:` in the file."],
  ["watch", "Run `pulumi-compose up` after an edit: it builds and replaces what has changed."],
  ["publish", "`docker compose publish` publishes the file; nothing of it is deployed."],
  ["bridge", "`pulumi-compose convert` writes a Pulumi program for the project."],
  ["version", "`pulumi-compose --version`."],
]);
