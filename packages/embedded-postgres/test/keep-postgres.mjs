// A program that starts PostgreSQL and stays: the specs kill it in every way to see what is left behind.
import { startPostgres } from '../src/start-postgres.mjs';

const server = await startPostgres({ dataDir: process.argv[2], fast: true });
console.log(JSON.stringify({ port: server.port, url: server.url('postgres') }));
setInterval(() => {}, 60_000);
