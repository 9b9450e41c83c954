import { type Cookie, createCookie, TOKEN_SHAPE } from '@markthalle/web-server/cookies';

const DAY_SECONDS = 86_400;
/** As long as the API lets a session live that nobody uses. */
const SESSION_DAYS = { portal: 90, office: 30 } as const;

/**
 * The cookie that holds the session of a workplace; each has its own. On a borrowed device it goes when the
 * browser is closed.
 */
export const sessionCookie = (
  workplace: 'portal' | 'office',
  secure: boolean,
  trusted = true,
): Cookie =>
  createCookie({
    name: `${workplace}_session`,
    shape: TOKEN_SHAPE,
    maxAgeSeconds: trusted ? SESSION_DAYS[workplace] * DAY_SECONDS : null,
    secure,
  });
