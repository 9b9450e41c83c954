import type { RequestHandler } from 'express';
import helmet from 'helmet';

type SecurityOptions = {
  readonly secure: boolean;
  readonly paymentOrigins: readonly string[];
};

/**
 * Nothing runs, loads or frames that does not come from here: no inline script or style, no
 * third party. A form may only lead home or, through a redirect, to the payment page.
 */
export function securityHeaders({ secure, paymentOrigins }: SecurityOptions): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'", ...paymentOrigins],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
}
