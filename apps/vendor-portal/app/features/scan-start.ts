/** The scanner's script is large and comes only to the page that has one. */
export function openScanner(): void {
  const scanner = document.querySelector<HTMLElement>('[data-scan]');
  if (!scanner) return;
  // Without it the number is typed and found by the server.
  import('./scanner.ts').then(
    ({ runScanner }) => runScanner(scanner),
    () => undefined,
  );
}
