import type { ProductDetail } from '@markthalle/contracts/catalog';
import { Picture } from '@markthalle/ui/components/picture';

/** The producer's further photos below the large one. */
export function MorePictures({ product }: { readonly product: ProductDetail }) {
  const { morePictures = [] } = product;
  if (morePictures.length === 0) return null;
  return (
    <ul className="more-pictures">
      {morePictures.map((picture) => (
        <li key={picture.id}>
          <Picture
            imageId={picture.id}
            colour={picture.colour}
            alt={picture.alt}
            sizes="(max-width: 760px) 45vw, 180px"
            maxWidth={960}
          />
        </li>
      ))}
    </ul>
  );
}
