import type { PhotoPurpose } from '@markthalle/contracts/portal-uploads';
import {
  MAX_ALT_CHARS,
  MAX_PRODUCT_PHOTOS,
  type ProductPhoto,
} from '@markthalle/contracts/product-photos';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { Picture } from '@markthalle/ui/components/picture';
import { Block } from '@markthalle/ui/components/workplace';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { photoTexts as texts } from '../texts/photos.ts';
import {
  altEnField,
  altField,
  FORWARD,
  PHOTO_FIELD,
  PHOTO_FILE_FIELD,
  REMOVE,
  TEMPLATE_ID,
} from './photo-fields.ts';

type PhotoBlockProps = {
  readonly values: TypedValues;
  /** What the market knows of the photos; those that it does not name are on their way. */
  readonly photos: readonly NonNullable<PhotoTileProps['photo']>[];
  /** What a photo belongs to while it lies on the phone: the product, or the act that makes one. */
  readonly draftId: string;
  readonly title?: string;
  readonly lead?: string;
  readonly purpose?: PhotoPurpose;
  readonly max?: number;
};

/**
 * The photos of a product inside its form: plain files without scripts. With them a photo is shrunk and kept on the
 * phone at once and travels by itself (`app/offline/photos`), and the form only names it.
 */
export function PhotoBlock(props: PhotoBlockProps) {
  const { values, photos, draftId, purpose = 'product', max = MAX_PRODUCT_PHOTOS } = props;
  const { problems } = useFormAnswer();
  const error = problemOf(problems, PHOTO_FILE_FIELD);
  const photoIds = many(values, PHOTO_FIELD);
  return (
    <Block title={props.title ?? texts.title}>
      <div id="fotos" data-photo-box={draftId} data-photos-max={max} data-photo-purpose={purpose}>
        <p className="small muted">{props.lead ?? texts.lead(max)}</p>
        <ol className="photos" data-photo-tiles="">
          {photoIds.map((photoId, index) => (
            <PhotoTile
              key={photoId}
              photoId={photoId}
              position={index + 1}
              values={values}
              photo={photos.find((photo) => photo.photoId === photoId)}
              alone={max === 1}
            />
          ))}
        </ol>
        <template data-photo-template="">
          <PhotoTile photoId={TEMPLATE_ID} position={0} values={{}} alone={max === 1} />
        </template>
        <div className={error ? 'field field--wrong' : 'field'}>
          <p className="field__hint" id="field-foto-hint">
            {texts.fieldHint}
          </p>
          <p className="field__error" id={`field-${PHOTO_FILE_FIELD}-error`} role="alert">
            {error && <Icon name="circle-alert" size={18} />}
            <span data-photo-problem="">{error}</span>
          </p>
          <div className="photo-choices">
            <FileChoice id={`field-${PHOTO_FILE_FIELD}`} label={texts.camera} camera />
            <FileChoice
              id={`field-${PHOTO_FILE_FIELD}-galerie`}
              label={texts.choose}
              multiple={max > 1}
            />
          </div>
        </div>
      </div>
    </Block>
  );
}

function FileChoice(props: {
  readonly id: string;
  readonly label: string;
  readonly camera?: boolean;
  readonly multiple?: boolean;
}) {
  return (
    <p>
      <label className="field__label" htmlFor={props.id}>
        {props.label}
      </label>
      <input
        id={props.id}
        className="input"
        type="file"
        name={PHOTO_FILE_FIELD}
        accept="image/*"
        capture={props.camera ? 'environment' : undefined}
        multiple={props.multiple}
        aria-describedby={`field-foto-hint field-${PHOTO_FILE_FIELD}-error`}
      />
    </p>
  );
}

type PhotoTileProps = {
  readonly photoId: string;
  readonly position: number;
  readonly values: TypedValues;
  readonly photo?: Omit<ProductPhoto, 'approved'> & { readonly approved?: boolean };
  /** The only photo there may be: nothing comes before it. */
  readonly alone: boolean;
};

function PhotoTile({ photoId, position, values, photo, alone }: PhotoTileProps) {
  const state = photo?.state ?? 'waiting';
  return (
    <li className="photo-tile" data-photo={photoId} data-photo-state={state}>
      <input type="hidden" name={PHOTO_FIELD} value={photoId} />
      <input type="hidden" name={altEnField(photoId)} value={one(values, altEnField(photoId))} />
      <div className="photo-tile__picture" data-photo-picture="">
        {photo?.picture && (
          <Picture imageId={photo.picture.id} alt="" sizes="96px" maxWidth={320} />
        )}
      </div>
      <p className="photo-tile__state small" data-photo-words="">
        {wordsOf(photo)}
      </p>
      <progress
        className="photo-tile__progress"
        max={100}
        value={0}
        aria-label={texts.sent}
        hidden
      />
      <div className="photo-tile__words">
        <Field
          name={altField(photoId)}
          label={texts.altLabel}
          hint={texts.altHint}
          value={one(values, altField(photoId))}
          maxLength={MAX_ALT_CHARS}
          autoComplete="off"
          optional
        />
      </div>
      <p className="photo-tile__steps">
        {!alone && (
          <Button
            name="intent"
            value={FORWARD + photoId}
            kind="quiet"
            small
            label={position > 0 ? texts.forwardNamed(position) : undefined}
          >
            {texts.forward}
          </Button>
        )}
        <Button
          name="intent"
          value={REMOVE + photoId}
          kind="quiet"
          small
          label={position > 0 ? texts.removeNamed(position) : undefined}
        >
          {texts.remove}
        </Button>
      </p>
    </li>
  );
}

function wordsOf(photo: PhotoTileProps['photo']): string {
  if (photo === undefined) return texts.states.waiting;
  if (photo.refusedBecause !== null) return texts.refusals[photo.refusedBecause];
  return photo.approved ? texts.approved : texts.states[photo.state];
}
