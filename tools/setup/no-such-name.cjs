// The first process of a room: it says of every name in the world that there is no such name, as a name server does for whom
// there is no world. Without one, whoever looks up a name in a container waits ten seconds. It ends with its standard
// input: also when the process that has the room is gone, however it ended.
const { createSocket } = require("node:dgram");

const NO_SUCH_NAME = 3;
const HEADER = 12;
const server = createSocket("udp4");
server.on("message", (query, { address, port }) => {
  if (query.length <= HEADER) return;
  let end = HEADER;
  // The name is a list of labels, each behind its length, with an empty one at its end; type and class come after it.
  while (end < query.length && query[end] !== 0) end += query[end] + 1;
  const answer = Buffer.from(query.subarray(0, end + 5));
  answer[2] = 0x80 | (query[2] & 0x79); // An answer, with the query's kind and wish for recursion.
  answer[3] = 0x80 | NO_SUCH_NAME;
  answer.fill(0, 6, HEADER); // No records; and none of what may have come behind the question.
  server.send(answer, port, address);
});
server.bind(53, process.argv[2], () => console.log("ready"));
process.stdin.resume().on("end", () => process.exit());
