import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { IdentityStore } from './identity.store.ts';

/** Closes the session of a request; a request without one has nothing to close. */
@Injectable()
export class LogOutService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
  ) {}

  async logOut(authorization: string | undefined): Promise<{ closed: true }> {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization ?? '')?.[1];
    if (token !== undefined) {
      await this.db.transaction((tx) => this.store.deleteSession(tx, token));
    }
    return { closed: true };
  }
}
