import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

/** The words of an erased person; the conversation keeps its order without them. */
const ERASED = 'Gelöscht';

/** Who wrote what. Orders forget their address first, so a buyer is found by the hash kept here. */
@Injectable()
export class MessagesData implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.register(
      {
        table: 'messages.message',
        shown: 'author, words, written_at',
        of: `actor_id = $1 or buyer_hash = sha256(convert_to(lower($2), 'UTF8'))`,
        erasure: {
          kind: 'anonymise',
          set: `words = case when author = 'buyer' then '${ERASED}' else words end,
            actor_id = nullif(actor_id, $1), buyer_hash = null`,
        },
      },
      {
        table: 'messages.thread',
        shown: 'call_back_on, last_at, settled_at',
        of: 'settled_by = $1',
        erasure: { kind: 'keep', because: 'Wer im Büro eine Frage erledigt hat.' },
      },
    );
  }
}
