// `npm start`: brings up the whole market. This file must parse on any Node, to say which one is needed.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 11)) {
  process.stderr.write(`Markthalle needs Node 20.11 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
const { main } = await import('./launch.mjs');
process.exit(await main(process.argv.slice(2)));
