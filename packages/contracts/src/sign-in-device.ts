import { z } from 'zod';

export const MAX_DEVICE_CHARS = 60;

/** On what somebody signs in. */
export const Device = z.object({
  /** How it is told from others in the list of devices, such as "Telefon, Firefox". */
  deviceLabel: z.string().trim().max(MAX_DEVICE_CHARS).default(''),
  /** On a device of one's own a session lives long, on a borrowed one for the day. */
  trusted: z.boolean().default(true),
});
export type Device = z.output<typeof Device>;
