import type { ProblemView, WithdrawalPartView } from '@markthalle/contracts/case-views';
import type { StoredFile } from '@markthalle/contracts/documents';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listPortalCases } from '@markthalle/contracts/portal-cases';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.ts';
import { KeepPhotoService } from './keep-photo.service.ts';
import { PhotosStore } from './photos.store.ts';
import { ProblemViewsQueries } from './problem-views.queries.ts';
import { WithdrawalViewsQueries } from './withdrawal-views.queries.ts';
import { WithdrawalsStore } from './withdrawals.store.ts';

const WAITS_FOR_PRODUCER: readonly ProblemView['state'][] = ['waiting_producer', 'replacing'];

/** What one producer sees of cases; somebody else's look like those that do not exist. */
@Injectable()
export class PortalCasesService {
  constructor(
    private readonly problems: ProblemViewsQueries,
    private readonly withdrawals: WithdrawalViewsQueries,
    private readonly store: WithdrawalsStore,
    private readonly photos: PhotosStore,
    private readonly keeper: KeepPhotoService,
  ) {}

  async list(producerId: string): Promise<OutputOf<typeof listPortalCases>> {
    const problems = await this.problems.listOfProducer(producerId);
    const withdrawals = await this.withdrawals.listOfProducer(producerId);
    const open = problems.filter(({ state }) => WAITS_FOR_PRODUCER.includes(state));
    const expected = withdrawals.filter(
      ({ state, returnTo, lines }) =>
        (state === 'hold' || state === 'due') &&
        (returnTo !== null || lines.some(({ work }) => work?.doneBps === null)),
    );
    return { problems, withdrawals, waiting: open.length + expected.length };
  }

  /** Throws `case-not-found`. */
  async problem(producerId: string, caseId: string): Promise<ProblemView> {
    const view = await this.problems.ofProducer(producerId, caseId);
    if (view === null) throw new Problem('case-not-found');
    return view;
  }

  /** Throws `withdrawal-not-found`. */
  async withdrawal(producerId: string, partId: string): Promise<WithdrawalPartView> {
    const view = await this.withdrawals.ofProducer(producerId, partId);
    if (view === null) throw new Problem('withdrawal-not-found');
    return view;
  }

  /** Throws `photo-not-found`. */
  async photo(producerId: string, photoId: string): Promise<StoredFile> {
    const file = await this.photos.ofProducer(photoId, producerId);
    if (file === null) throw new Problem('photo-not-found');
    return file;
  }

  async keepPhoto(producerId: string, partId: string, base64: string): Promise<string> {
    const part = await this.store.findPart(partId);
    if (part === null || part.producerId !== producerId) throw new Problem('withdrawal-not-found');
    return this.keeper.keep(part, base64);
  }
}
