import { MAX_TEXT_CHARS } from '@markthalle/contracts/fields';
import {
  FarmProfile,
  MAX_HOURS_CHARS,
  MAX_PACKAGING_CHARS,
  MAX_TAGLINE_CHARS,
  readFarm,
  readFarmPhoto,
  saveFarm,
  saveFarmPhoto,
} from '@markthalle/contracts/portal-farm';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { countFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PhotoBlock } from '../features/photo-block.tsx';
import { PHOTO_FIELD, photosFromValues, photoValues, REMOVE } from '../features/photo-fields.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { keepFormPhotos } from '../server/product-photos.ts';
import { farmTexts as texts } from '../texts/farm.ts';

const PATH = '/hof';
const PHOTO = 'foto';
const FARM_PHOTO = { purpose: 'farm', max: 1 } as const;

type Farm = Awaited<ReturnType<typeof loader>>;
type TextField = Exclude<keyof FarmProfile, 'since'>;

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const [farm, { photo }] = await Promise.all([
    visit.read(readFarm, {}),
    visit.read(readFarmPhoto, {}),
  ]);
  return { ...farm, photo };
}

export const action = portalAction(async (task) => {
  const { values, call } = task;
  const intent = one(values, 'intent');
  if (intent.startsWith(REMOVE)) {
    await call(saveFarmPhoto, { photo: null });
    return done(PATH, 'hof-foto-weg');
  }
  if (intent === PHOTO) {
    const [photo = null] = photosFromValues(await keepFormPhotos(task, FARM_PHOTO));
    await call(saveFarmPhoto, { photo });
    return done(PATH, photo === null ? 'hof-foto-weg' : 'hof-foto');
  }
  const typedYear = one(values, 'since').trim();
  const since = typedYear === '' ? null : countFromTyped(typedYear);
  if (typedYear !== '' && !FarmProfile.shape.since.safeParse(since ?? 0).success) {
    throw new FormRefusal([{ field: 'since', message: texts.sinceWrong }]);
  }
  const word = (name: TextField) => one(values, name);
  const profile = {
    taglineDe: word('taglineDe'),
    taglineEn: word('taglineEn'),
    storyDe: word('storyDe'),
    storyEn: word('storyEn'),
    pickupHoursDe: word('pickupHoursDe'),
    pickupHoursEn: word('pickupHoursEn'),
    packagingNote: word('packagingNote'),
    since,
  };
  await call(saveFarm, { profile, basedOnVersion: Number(one(values, 'basedOnVersion')) });
  return done(PATH, 'hof');
});

/** What buyers read about the producer, and the legal identity that only staff change. */
export default function FarmPage() {
  const farm = useLoaderData<typeof loader>();
  const answer = useFormAnswer();
  const values = answer.returned ? answer.values : valuesOf(farm);
  // After a clash the next press is made in knowledge of the newer profile, so it may replace it.
  const clash = answer.code === 'farm-changed-meanwhile';
  const version = clash ? '' : one(values, 'basedOnVersion');
  return (
    <PortalPage title={farm.name} backHref="/mehr">
      <p>{texts.lead}</p>
      <FarmPhotoForm photo={farm.photo} />
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="basedOnVersion" value={version || farm.version} />
        <Words values={values} />
        <p className="form-action">
          <Button kind="primary" wide>
            {texts.save}
          </Button>
        </p>
      </form>
      <Identity identity={farm.identity} />
    </PortalPage>
  );
}

/** A form of its own: a photo on a slow line keeps nobody from correcting a word. */
function FarmPhotoForm({ photo }: Pick<Farm, 'photo'>) {
  const { returned, values: typed } = useFormAnswer();
  const values =
    returned && typed[PHOTO_FIELD] ? typed : photoValues(photo === null ? [] : [photo]);
  return (
    <form method="post" encType="multipart/form-data" className="stack" noValidate>
      <PhotoBlock
        title={texts.photo}
        lead={texts.photoLead}
        values={values}
        photos={photo === null ? [] : [photo]}
        draftId="hof"
        {...FARM_PHOTO}
      />
      <p className="form-action">
        <Button name="intent" value={PHOTO}>
          {texts.savePhoto}
        </Button>
      </p>
    </form>
  );
}

const valuesOf = ({ profile, version }: Pick<Farm, 'profile' | 'version'>): TypedValues => ({
  ...Object.fromEntries(
    Object.entries(profile).map(([name, value]) => [name, [String(value ?? '')]]),
  ),
  basedOnVersion: [String(version)],
});

function Words({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  const of = (name: keyof FarmProfile) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <>
      <Block title={texts.words}>
        <Field
          {...of('taglineDe')}
          label={texts.tagline}
          hint={texts.taglineHint}
          maxLength={MAX_TAGLINE_CHARS}
          autoComplete="off"
        />
        <TextArea
          {...of('storyDe')}
          label={texts.story}
          hint={texts.storyHint}
          rows={8}
          maxLength={MAX_TEXT_CHARS}
        />
        <Field {...of('since')} label={texts.since} inputMode="numeric" maxLength={4} optional />
      </Block>
      <Block title={texts.hours}>
        <TextArea
          {...of('pickupHoursDe')}
          label={texts.pickupHours}
          hint={texts.pickupHoursHint}
          rows={2}
          maxLength={MAX_HOURS_CHARS}
          optional
        />
      </Block>
      <Block title={texts.packaging}>
        <TextArea
          {...of('packagingNote')}
          label={texts.packagingNote}
          hint={texts.packagingHint}
          rows={2}
          maxLength={MAX_PACKAGING_CHARS}
          optional
        />
      </Block>
      <Block title={texts.english}>
        <p className="small muted">{texts.englishHint}</p>
        <Field
          {...of('taglineEn')}
          label={texts.taglineEn}
          maxLength={MAX_TAGLINE_CHARS}
          autoComplete="off"
          lang="en"
        />
        <TextArea
          {...of('storyEn')}
          label={texts.storyEn}
          rows={8}
          maxLength={MAX_TEXT_CHARS}
          lang="en"
        />
        <TextArea
          {...of('pickupHoursEn')}
          label={texts.pickupHoursEn}
          rows={2}
          maxLength={MAX_HOURS_CHARS}
          lang="en"
        />
      </Block>
    </>
  );
}

function Identity({ identity }: { readonly identity: Farm['identity'] }) {
  const { represented, register } = identity;
  return (
    <Block title={texts.identity}>
      <KeyFacts
        facts={[
          { term: texts.legalName, fact: identity.legalName },
          ...(represented === null ? [] : [{ term: texts.represented, fact: represented }]),
          {
            term: texts.address,
            fact: `${identity.street}, ${identity.postcode} ${identity.town}`,
          },
          { term: texts.phone, fact: identity.phone },
          { term: texts.email, fact: identity.email },
          ...(register === null ? [] : [{ term: texts.register, fact: register }]),
        ]}
      />
      <p className="small muted">{texts.identityHint}</p>
    </Block>
  );
}
