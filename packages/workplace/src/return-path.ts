const MAX_PATH_CHARS = 2_000;

/**
 * A path of this app that a form or link asked to return to; anything that could lead to another
 * site (a second slash, a backslash, control characters) leads to the start instead.
 */
export function safeReturnPath(path: string | null | undefined): string {
  if (!path || path.length > MAX_PATH_CHARS) return '/';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them while parsing.
  const tricky = /[\u0000-\u001f\u007f\\]/;
  return /^\/(?!\/)/.test(path) && !tricky.test(path) ? path : '/';
}

/** The address of the login page that leads back here afterwards. */
export function signInPath(returnPath: string): string {
  const target = safeReturnPath(returnPath);
  return target === '/' ? '/anmelden' : `/anmelden?${new URLSearchParams({ zurueck: target })}`;
}
