// The reference emulator behind a bare HTTP server, so that the target costs as little as it can.
// Forked with LATENCY_MS [RECORD_FILE]: sends its URL first and, for each message that it gets, how
// many connections it had since the last; ends on SIGTERM.
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import { createEmulator } from '../dist/reference/create-emulator.js';

const [latency = '0', record] = process.argv.slice(2);
const { answer } = await createEmulator();
const recorded = [];
let connections = 0;

const server = http.createServer((incoming, outgoing) => {
  const chunks = [];
  incoming.on('data', (chunk) => chunks.push(chunk));
  incoming.on('end', () => {
    const { method, url: path, headers } = incoming;
    const request = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
    if (record) recorded.push(request);
    const { status, headers: answered, body } = answer(request);
    const send = () => {
      outgoing.writeHead(status, { ...answered, 'content-length': Buffer.byteLength(body) });
      outgoing.end(body);
    };
    if (latency === '0') send();
    else setTimeout(send, Number(latency));
  });
});

server.on('connection', () => {
  connections += 1;
});
process.on('message', () => {
  process.send(connections);
  connections = 0;
});
process.on('SIGTERM', () => {
  if (record) writeFileSync(record, JSON.stringify(recorded));
  process.exit();
});
server.listen(0, '127.0.0.1', () => {
  process.send(`http://127.0.0.1:${server.address().port}`);
});
