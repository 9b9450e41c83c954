export default async function tearDown() {
  await globalThis.markthalleTestPostgres?.stop();
  globalThis.markthalleTestPostgres = undefined;
}
