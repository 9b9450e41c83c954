import type { ProductPhoto } from '@markthalle/contracts/product-photos';
import { Picture } from '@markthalle/ui/components/picture';
import { Block } from '@markthalle/ui/components/workplace';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { approvalTexts as texts } from '../texts/approvals.ts';

/** The name of the fields by which an approval says which photos were on the page. */
export const SEEN_FIELD = 'gesehen';

/** The photos of a version, large enough to judge them; what is not here yet cannot be approved. */
export function ApprovalPhotos({ photos }: { readonly photos: readonly ProductPhoto[] }) {
  if (photos.length === 0) return null;
  return (
    <Block title={texts.photos}>
      <ol className="approval-photos">
        {photos.map((photo, index) => (
          <li key={photo.photoId}>
            {photo.picture && (
              <Picture
                imageId={photo.picture.id}
                alt={photo.altDe || texts.photo(index + 1)}
                sizes="220px"
                maxWidth={480}
              />
            )}
            <p className="small">{wordsOf(photo)}</p>
          </li>
        ))}
      </ol>
    </Block>
  );
}

/** What this page showed: a photo that arrives later is not approved unseen. */
export function SeenPhotos({ photos }: { readonly photos: readonly ProductPhoto[] }) {
  return photos
    .filter(({ picture }) => picture !== null)
    .map(({ photoId }) => <input key={photoId} type="hidden" name={SEEN_FIELD} value={photoId} />);
}

function wordsOf({ state, refusedBecause, altDe, approved }: ProductPhoto): string {
  if (refusedBecause !== null) return problemSentence(refusedBecause, 'de');
  if (state !== 'ready') return texts.photoOnTheWay;
  const words = altDe === '' ? texts.photoWithoutWords : altDe;
  return approved ? words : `${texts.isNew}: ${words}`;
}
