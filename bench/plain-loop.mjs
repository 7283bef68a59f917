// The limit: prepared requests sent by a plain undici pool with keep-alive, nothing checked.
// Usage: node bench/plain-loop.mjs URL CONNECTIONS REQUESTS_FILE
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

const [url, connections, file] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(file, 'utf8')).map(({ method, path, headers, body }) => {
  const { 'content-length': _, connection: __, host: ___, ...kept } = headers;
  return { method, path, headers: kept, body };
});
const pool = new Pool(url, { connections: Number(connections), pipelining: 1 });
const queue = requests.values();

async function worker() {
  for (const request of queue) {
    const { body } = await pool.request(request);
    await body.dump({ limit: Number.POSITIVE_INFINITY });
  }
}

await Promise.all(Array.from({ length: Number(connections) }, worker));
await pool.close();
