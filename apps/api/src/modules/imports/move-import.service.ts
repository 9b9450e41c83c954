import type { ImportState } from '@markthalle/contracts/portal-imports';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ImportsStore, type WorkingImport } from './imports.store.ts';

type Moved = { state: ImportState };

/** From which states a person may do what; the worker does the rest. */
const MAY_APPLY: readonly ImportState[] = ['ready', 'stopped'];
const MAY_DISCARD: readonly ImportState[] = ['comparing', 'ready', 'stopped'];
const MAY_UNDO: readonly ImportState[] = ['done', 'stopped'];

/** What a person decides about a file. Each decision twice is the same as once. */
@Injectable()
export class MoveImport {
  constructor(
    private readonly db: Db,
    private readonly store: ImportsStore,
    private readonly clock: Clock,
  ) {}

  apply(
    by: ProducerMember,
    importId: string,
    decided: { readonly submits: boolean; readonly countsStock?: boolean | undefined },
  ): Promise<Moved> {
    return this.move(by, importId, MAY_APPLY, { to: 'applying', ...decided });
  }

  undo(by: ProducerMember, importId: string): Promise<Moved> {
    return this.move(by, importId, MAY_UNDO, { to: 'undoing' });
  }

  discard(by: ProducerMember, importId: string): Promise<Moved> {
    return this.move(by, importId, MAY_DISCARD, { to: 'discarded' });
  }

  private move(
    by: ProducerMember,
    importId: string,
    from: readonly ImportState[],
    { to, ...decided }: { to: ImportState; submits?: boolean; countsStock?: boolean | undefined },
  ): Promise<Moved> {
    return this.db.transaction(async (tx) => {
      const found = await this.store.lock(tx, importId, by.producerId);
      if (found === null) throw new Problem('import-not-found');
      if (isThere(found, to)) return { state: found.state };
      if (!from.includes(found.state)) throw new Problem('import-not-ready');
      const at = this.clock.now();
      await this.store.setState(tx, importId, to, { at, ...decided });
      if (to === 'discarded') await this.store.deleteRows(tx, importId);
      return { state: to };
    });
  }
}

/** Asked for already, and on its way or done. */
const isThere = ({ state }: WorkingImport, to: ImportState): boolean =>
  state === to ||
  (to === 'applying' && state === 'done') ||
  (to === 'undoing' && state === 'undone');
