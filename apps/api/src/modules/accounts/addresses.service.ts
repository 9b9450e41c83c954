import { type Address, MAX_ADDRESSES, type saveAddress } from '@markthalle/contracts/accounts';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';

const ADDRESS = `id as "addressId", name, street, postcode, town, phone`;

/** A buyer's own addresses; nobody else's are ever found. */
@Injectable()
export class Addresses {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list(accountId: string): Promise<{ addresses: Address[] }> {
    const addresses = await this.db.rows<Address>(
      `select ${ADDRESS} from accounts.address where account_id = $1 order by created_at, id`,
      [accountId],
    );
    return { addresses };
  }

  save(
    accountId: string,
    { addressId, ...address }: ParsedInputOf<typeof saveAddress>,
  ): Promise<OutputOf<typeof saveAddress>> {
    const fields = [address.name, address.street, address.postcode, address.town, address.phone];
    return this.db.transaction(async (tx) => {
      // Two forms of one person take turns, so that the limit holds.
      await tx.row('select id from identity.account where id = $1 for update', [accountId]);
      if (addressId !== undefined) {
        const changed = await tx.execute(
          `update accounts.address set name = $3, street = $4, postcode = $5, town = $6, phone = $7
            where id = $1 and account_id = $2`,
          [addressId, accountId, ...fields],
        );
        if (changed === 0) throw new Problem('address-not-found');
        return { addressId };
      }
      const known = await tx.row<{ n: number }>(
        'select count(*) as n from accounts.address where account_id = $1',
        [accountId],
      );
      if ((known?.n ?? 0) >= MAX_ADDRESSES) throw new Problem('too-many-addresses');
      const id = newId();
      await tx.execute(
        `insert into accounts.address (id, account_id, name, street, postcode, town, phone,
           created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, accountId, ...fields, this.clock.now()],
      );
      return { addressId: id };
    });
  }

  async remove(accountId: string, addressId: string): Promise<{ removed: true }> {
    await this.db.transaction((tx) =>
      tx.execute('delete from accounts.address where id = $1 and account_id = $2', [
        addressId,
        accountId,
      ]),
    );
    return { removed: true };
  }
}
