// An emulator with a bug that clients of the SDK meet: times as people write them, not as numbers.
import http from 'node:http';
import { createEmulator } from 'aws-conformance';

const { answer } = await createEmulator();

const server = http.createServer(async (incoming, outgoing) => {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method, url: path, headers } = incoming;
  const response = answer({ method, path, headers, body: Buffer.concat(chunks) });
  const body = JSON.parse(response.body);
  for (const item of body.WindowExecutionTaskInvocationIdentities ?? []) {
    if (item.EndTime) item.EndTime = new Date(item.EndTime * 1000).toISOString();
  }
  const { 'content-length': _, ...others } = response.headers;
  outgoing.writeHead(response.status, others).end(JSON.stringify(body));
});

server.listen(Number(process.argv[2] ?? 4566), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
