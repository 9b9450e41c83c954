import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { FarmProfile, readFarm, saveFarm } from '@markthalle/contracts/portal-farm';
import type { FieldError } from '@markthalle/contracts/problems';
import { bannedClaims } from '@markthalle/domain/greenClaims';
import { invariant } from '@markthalle/domain/invariant';
import { saysOrganic } from '@markthalle/domain/publishingGates/claims';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';

type Farm = OutputOf<typeof readFarm>;

interface Locked {
  readonly version: number;
  readonly hasOrganicControl: boolean;
}

/** What a producer says about themselves on their page. */
@Injectable()
export class FarmProfileService {
  constructor(private readonly db: Db) {}

  async read(producerId: string): Promise<Farm> {
    const farm = await this.db.row<Farm>(FARM, [producerId]);
    invariant(farm !== null, 'a member belongs to a producer that exists');
    return farm;
  }

  async save(
    producerId: string,
    { profile, basedOnVersion, language }: ParsedInputOf<typeof saveFarm>,
  ): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const before = await tx.row<Locked>(
        `select profile_version as version, organic_control_code is not null as "hasOrganicControl"
           from producers.producer where id = $1 for update`,
        [producerId],
      );
      invariant(before !== null, 'a member belongs to a producer that exists');
      if (before.version !== basedOnVersion) throw new Problem('farm-changed-meanwhile');
      const refused = refusedClaims(profile, before.hasOrganicControl, language);
      if (refused.length > 0) throw new Problem('invalid-input', {}, refused);
      await tx.execute(
        `update producers.producer
            set tagline = $2, story = $3, pickup_hours = $4, packaging_note = $5, since = $6,
                profile_version = profile_version + 1
          where id = $1`,
        [
          producerId,
          localised(profile.taglineDe, profile.taglineEn),
          localised(profile.storyDe, profile.storyEn),
          profile.pickupHoursDe === ''
            ? null
            : localised(profile.pickupHoursDe, profile.pickupHoursEn),
          profile.packagingNote === '' ? null : profile.packagingNote,
          profile.since,
        ],
      );
      return { version: before.version + 1 };
    });
  }
}

/** A text without translation is read in German by everybody, rather than not at all. */
const localised = (de: string, en: string) => ({ de, en: en === '' ? de : en });

const SPOKEN = [
  'taglineDe',
  'taglineEn',
  'storyDe',
  'storyEn',
  'packagingNote',
] as const satisfies readonly (keyof FarmProfile)[];

/** Green claims without proof (LAW-UWG-5), and organic words without control (LAW-FOOD-18), at their fields. */
function refusedClaims(
  profile: FarmProfile,
  hasOrganicControl: boolean,
  language: 'de' | 'en',
): FieldError[] {
  return SPOKEN.flatMap((field) => {
    const words = profile[field];
    const [claim] = bannedClaims(words);
    const message =
      claim !== undefined
        ? MESSAGES[language].green(claim)
        : saysOrganic(words) && !hasOrganicControl
          ? MESSAGES[language].organic
          : null;
    return message === null ? [] : [{ pointer: `/profile/${field}`, message }];
  });
}

const MESSAGES = {
  de: {
    green: (words: string) =>
      `Bitte streichen Sie „${words}“ oder nennen Sie stattdessen, was Sie tun (§ 5 UWG).`,
    organic:
      'Das Wort „Bio“ dürfen nur Betriebe mit gültiger Kontrolle benutzen. Bitte streichen Sie es oder reichen Sie den Nachweis ein.',
  },
  en: {
    green: (words: string) => `Please remove “${words}”, or say what you do instead (§ 5 UWG).`,
    organic:
      'Only controlled producers may say “organic”. Please remove the word or hand in the proof.',
  },
};

/** English is left empty where it only repeats the German. */
const english = (column: string) =>
  `case when ${column} ->> 'en' = ${column} ->> 'de' then '' else coalesce(${column} ->> 'en', '') end`;

const FARM = `
  select slug, name, profile_version as version,
         jsonb_build_object(
           'taglineDe', tagline ->> 'de', 'taglineEn', ${english('tagline')},
           'storyDe', story ->> 'de', 'storyEn', ${english('story')},
           'pickupHoursDe', coalesce(pickup_hours ->> 'de', ''),
           'pickupHoursEn', ${english('pickup_hours')},
           'packagingNote', coalesce(packaging_note, ''), 'since', since) as profile,
         (select jsonb_build_object('id', b.id, 'width', b.width, 'height', b.height,
                   'colour', b.colour, 'alt', p.name)
            from platform.picture b where b.id = p.banner_picture_id) as banner,
         jsonb_build_object('legalName', legal_name, 'represented', represented, 'street', street,
           'postcode', postcode, 'town', town, 'phone', phone, 'email', email, 'register', register)
           as identity
    from producers.producer p where id = $1`;
