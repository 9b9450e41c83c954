import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  createToken,
  createWebhook,
  readIntegrations,
  removeWebhook,
  revokeToken,
  testWebhook,
} from '@markthalle/contracts/portal-integrations';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { IntegrationsQueries } from './integrations.queries.ts';
import { TokensService } from './tokens.service.ts';
import { WebhooksService } from './webhooks.service.ts';

@Controller()
export class IntegrationsController {
  constructor(
    private readonly queries: IntegrationsQueries,
    private readonly tokens: TokensService,
    private readonly webhooks: WebhooksService,
  ) {}

  @Handles(readIntegrations)
  read(@By() by: ProducerMember) {
    return this.queries.view(by);
  }

  @Handles(createToken)
  createToken(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof createToken>) {
    return this.tokens.create(by, input);
  }

  @Handles(revokeToken)
  revokeToken(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof revokeToken>) {
    return this.tokens.revoke(by, input.tokenId);
  }

  @Handles(createWebhook)
  createWebhook(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof createWebhook>) {
    return this.webhooks.create(by, input);
  }

  @Handles(removeWebhook)
  removeWebhook(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof removeWebhook>) {
    return this.webhooks.remove(by, input.webhookId);
  }

  @Handles(testWebhook)
  testWebhook(@By() by: ProducerMember, @Input() input: ParsedInputOf<typeof testWebhook>) {
    return this.webhooks.test(by, input.webhookId);
  }
}
