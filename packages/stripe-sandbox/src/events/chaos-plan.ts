export const SIGNING_MODES = ['normal', 'rotated', 'old_secret', 'bad_signature'] as const;

export type SigningMode = (typeof SIGNING_MODES)[number];

/** How webhook delivery is disturbed on purpose. */
export interface WebhookChaos {
  /** Nothing is sent while true; events queue up. */
  paused: boolean;
  /** Share of deliveries that are lost for good, in [0, 1], drawn from the seed. */
  dropShare: number;
  /** Copies sent on top of the first one, all at the same time. */
  duplicates: number;
  delayMs: number;
  /** Each delivery waits a random part of this window, so order is lost. */
  shuffleWindowMs: number;
  signing: SigningMode;
  /** Added to the wall clock in the signature: negative is past, positive is future. */
  signedOffsetSeconds: number;
  /** API version to claim in snapshot events instead of the sandbox's own. */
  apiVersion: string | null;
  /** `livemode` to claim in the payload. */
  livemode: boolean;
  /** Only these event types are disturbed; empty means all (pausing always stops all). */
  types: string[];
}

const CALM: WebhookChaos = {
  paused: false,
  dropShare: 0,
  duplicates: 0,
  delayMs: 0,
  shuffleWindowMs: 0,
  signing: 'normal',
  signedOffsetSeconds: 0,
  apiVersion: null,
  livemode: false,
  types: [],
};

/** Webhook chaos asked for through the control API; a restart starts calm. */
export class ChaosPlan {
  private chaos: WebhookChaos = { ...CALM };

  current(): WebhookChaos {
    return this.chaos;
  }

  /** What applies to an event of this type. */
  forType(type: string): WebhookChaos {
    const { types, paused } = this.chaos;
    return types.length === 0 || types.includes(type) ? this.chaos : { ...CALM, paused };
  }

  change(changes: Partial<WebhookChaos>): WebhookChaos {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.chaos = { ...this.chaos, ...Object.fromEntries(given) };
    return this.chaos;
  }

  calm(): void {
    this.chaos = { ...CALM };
  }
}
