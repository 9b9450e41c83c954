/** Names of a flat record as the control API writes them: `webhookTimeoutMs` -> snake case. */
export function toWire<T extends object>(record: T): Record<string, unknown> {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [snake(name), value]));
}
