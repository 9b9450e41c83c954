// Stands in for every program of the market: it is ready at once and writes what happens to the trace file.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const JOB_MS = 300;
const trace = (line) => appendFileSync(process.env.STAND_IN_TRACE, `${line}\n`);

function serve(name) {
  const server = createServer((request, response) => {
    if (request.method === 'PUT') trace(`${name} ${request.method} ${request.url}`);
    response.end('ok');
  });
  const flag = process.argv.indexOf('--port');
  const port = Number(flag < 0 ? process.env.PORT : process.argv[flag + 1]);
  server.listen(port, '127.0.0.1', () => trace(`${name} ${process.pid} open`));
}

/** What the program `name` does; `role` is the API's first argument. */
export async function standIn(name, role = 'http') {
  const called = role === 'http' ? name : role;
  if (process.env.STAND_IN_BROKEN === called) process.exit(3);
  if (role === 'demo-logins') {
    console.error('a warning that is not part of the answer');
    console.log('[{"role":"buyer","email":"anna@example.org","password":"demo","where":"shop"}]');
  } else if (role === 'migrate' || role === 'import-demo') {
    trace(`${role} ${process.env.DATABASE_URL}`);
  } else {
    if (role === 'worker') trace(`worker ${process.pid} open`);
    else serve(name);
    process.once('SIGTERM', async () => {
      if (role === 'worker') await sleep(JOB_MS);
      if (process.env.STAND_IN_STUBBORN === called) return;
      trace(`${called} ${process.pid} closed`);
      process.exit(0);
    });
    setInterval(() => {}, 60_000);
  }
}
