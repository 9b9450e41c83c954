import {
  Controller,
  Headers,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  type RawBodyRequest,
  Req,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type WebhookEndpoint, WebhookIntakeService } from './webhook-intake.service.ts';

const ENDPOINTS: readonly string[] = ['platform', 'connect', 'core'];

/** Where Stripe calls. The signature over the raw bytes is the authentication, so there is no contract here. */
@Controller('webhooks/stripe')
export class WebhooksController {
  constructor(private readonly intake: WebhookIntakeService) {}

  @Post(':endpoint')
  @HttpCode(200)
  // Stripe comes from few addresses, in bursts.
  @RouteConfig({ rateLimit: false })
  async receive(
    @Param('endpoint') endpoint: string,
    @Req() request: RawBodyRequest<object>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    if (!ENDPOINTS.includes(endpoint)) throw new NotFoundException();
    const raw = request.rawBody ?? Buffer.alloc(0);
    await this.intake.receive(endpoint as WebhookEndpoint, raw, signature ?? '');
    return { received: true };
  }
}
