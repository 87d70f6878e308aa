#!/bin/sh
# docker-modem cuts the last character of a path that has a question mark and no options of its own.
#
# Seen with: docker-modem 5.0.7 (Node.js 20). Needs `node` and `npm` on the PATH; no Docker engine.
#
# `dial` appends the request's options to a path with a question mark, as its query. Where there are none, it takes the
# path to end in that question mark and removes the last character, whatever that is. A caller that has written the
# query into the path loses the end of it without a word, and the engine answers another question:
#   asked for:  /containers/json?all=1&limit=25   sent:  /containers/json?all=1&limit=2
# With any option beside it, or an "&" at its end, the query arrives whole.
#
# Exits with 0 while that is so.
set -eu
version=5.0.7
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "docker-modem@$version" >/dev/null
cat >index.js <<'JS'
const { createServer } = require("node:http");
const Modem = require("docker-modem");

const seen = [];
const server = createServer((request, response) => {
  seen.push(request.url);
  response.setHeader("content-type", "application/json");
  response.end("[]");
});

server.listen(0, "127.0.0.1", async () => {
  const modem = new Modem({ protocol: "http", host: "127.0.0.1", port: server.address().port });
  const ask = (path, options) =>
    new Promise((resolve, reject) => {
      const request = { method: "GET", path, statusCodes: { 200: true }, ...(options && { options }) };
      modem.dial(request, (error) => (error ? reject(error) : resolve()));
    });
  await ask("/containers/json?all=1&limit=25");
  await ask("/containers/json?all=1&limit=25&");
  await ask("/containers/json?all=1&", { limit: 25 });
  server.close();
  console.log(seen.join("\n"));
  const expected = [
    "/containers/json?all=1&limit=2",
    "/containers/json?all=1&limit=25",
    "/containers/json?all=1&limit=25",
  ];
  const asKnown = JSON.stringify(seen) === JSON.stringify(expected);
  console.log(asKnown ? "as known" : "CHANGED");
  process.exitCode = asKnown ? 0 : 1;
});
JS
node index.js
