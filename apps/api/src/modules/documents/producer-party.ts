import type { Party } from '@markthalle/documents/invoice-content';
import { berlinDateOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

/** A producer as the recipient of the cooperative’s papers, with the tax numbers of the day. */
@Injectable()
export class ProducerParty {
  constructor(private readonly producers: ProducersFacade) {}

  async read(tx: Tx, producerId: string, at: Date): Promise<Party> {
    const profile = await this.producers.producerById(producerId, tx);
    invariant(profile !== null, 'money is owed to a producer that exists');
    const on = berlinDateOf(at.toISOString());
    const tax = (await this.producers.taxStatusOn([producerId], on, tx)).get(producerId);
    return {
      name: profile.legalName,
      represented: profile.represented,
      street: profile.street,
      postcode: profile.postcode,
      town: profile.town,
      email: profile.email,
      phone: profile.phone,
      register: profile.register,
      vatId: tax?.vatId ?? null,
      taxNumber: tax?.taxNumber ?? null,
    };
  }
}
