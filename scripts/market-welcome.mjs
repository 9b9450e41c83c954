import { usesMailInbox, usesSandbox } from './api-environment.mjs';

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join('   ');
  return rows.map((row) => `  ${line(row).trimEnd()}`).join('\n');
}

/** Prints where everything is and how to get in. */
export function printWelcome({ addresses, logins }) {
  const places = [
    ['Shop', addresses.shop],
    ['Producer portal', addresses.vendorPortal],
    ['Office', addresses.office],
    ['API', addresses.api],
    ...(usesSandbox() ? [['Stripe sandbox', addresses.stripeSandbox]] : []),
    ...(usesMailInbox() ? [['Mail inbox', addresses.mailInbox]] : []),
  ];
  const doors = { shop: 'shop', 'vendor-portal': 'vendorPortal', office: 'office' };
  const people = logins.map(({ role, email, password, where }) => {
    const address = addresses[doors[where]] ?? where;
    return [role, email, password, address];
  });
  const loginTable = people.length > 0 ? `\nDemo logins\n${table(people)}\n` : '';
  process.stdout.write(
    `\nThe market is open.\n${table(places)}\n${loginTable}\nCtrl-C stops it.\n`,
  );
}
