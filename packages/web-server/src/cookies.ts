/** One cookie of an app: opaque values only, checked by shape before anything else sees them. */
export type Cookie = {
  /** The value the browser sent, or null where it is missing or has the wrong shape. */
  read(request: Request): string | null;
  /** The same out of a `Cookie` header. */
  readFrom(header: string): string | null;
  /** A `Set-Cookie` header line. */
  write(value: string): string;
  /** A `Set-Cookie` header line that removes the cookie. */
  clear(): string;
};

type CookieOptions = {
  /** Distinct per app: cookies of one host are shared between its ports. */
  readonly name: string;
  /** The whole value must match; tokens of the API are 43 base64url characters. */
  readonly shape: RegExp;
  /** Null: until the browser closes. */
  readonly maxAgeSeconds: number | null;
  /** Over https the `__Host-` prefix binds the cookie to this host (RFC 6265bis). */
  readonly secure: boolean;
};

export const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/**
 * A cookie that scripts cannot read and other sites cannot send along with a form: `HttpOnly`,
 * `SameSite=Lax`, `Path=/`, and `Secure` where people reach the app over https.
 */
export function createCookie(options: CookieOptions): Cookie {
  const name = options.secure ? `__Host-${options.name}` : options.name;
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (options.secure) attributes.push('Secure');
  const line = (value: string, maxAge: number | null) =>
    [`${name}=${value}`, ...attributes, ...(maxAge === null ? [] : [`Max-Age=${maxAge}`])].join(
      '; ',
    );
  const readFrom = (header: string) => {
    const value = cookieValue(header, name);
    return value !== null && options.shape.test(value) ? value : null;
  };
  return {
    read: (request) => readFrom(request.headers.get('cookie') ?? ''),
    readFrom,
    write: (value) => {
      if (!options.shape.test(value))
        throw new Error(`cookie ${name} got a value it must not hold`);
      return line(value, options.maxAgeSeconds);
    },
    clear: () => line('', 0),
  };
}

function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}
