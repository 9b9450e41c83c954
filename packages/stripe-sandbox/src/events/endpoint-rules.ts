import { invalidParam } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';

const SECRET_LENGTH = 32;

/** A new signing secret. */
export const newSecret = (sandbox: Sandbox) => sandbox.ids.next('whsec', SECRET_LENGTH);

/** Refuses addresses outside the allowed hosts: the sandbox never calls the outside world. */
export function checkWebhookUrl(sandbox: Sandbox, url: string, param = 'url'): void {
  const { webhookHosts } = sandbox.settings.current();
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw invalidParam('Invalid URL: must be an http or https address.', param, 'url_invalid');
  }
  if (webhookHosts.includes(parsed.hostname)) return;
  throw invalidParam(
    `Invalid URL: the sandbox only calls ${webhookHosts.join(', ')}.`,
    param,
    'url_invalid',
  );
}
