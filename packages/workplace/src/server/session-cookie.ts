import { type Cookie, createCookie, TOKEN_SHAPE } from '@markthalle/web-server/cookies';

const SESSION_DAYS = 30;
const DAY_SECONDS = 86_400;

/** The cookie that holds the session of a workplace; each has its own. */
export const sessionCookie = (workplace: 'portal' | 'office', secure: boolean): Cookie =>
  createCookie({
    name: `${workplace}_session`,
    shape: TOKEN_SHAPE,
    maxAgeSeconds: SESSION_DAYS * DAY_SECONDS,
    secure,
  });
