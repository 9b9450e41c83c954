import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listPortalReviews, replyToReview } from '@markthalle/contracts/reviews';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { atField, done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { reviewTexts as texts } from '../texts/reviews.ts';

type Review = OutputOf<typeof listPortalReviews>['reviews'][number];

const MAX_REPLY_CHARS = 2_000;

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const cursor = visit.url.searchParams.get('weiter') ?? undefined;
  return visit.read(listPortalReviews, { cursor });
}

/** Each review has a form of its own; its field carries the review's id. */
export const action = portalAction(async ({ values, call }) => {
  const reviewId = one(values, 'reviewId');
  const field = `text-${reviewId}`;
  await atField(field, call(replyToReview, { reviewId, text: one(values, field) }));
  return done('/bewertungen', 'beantwortet');
});

/** What buyers say about this producer's products, newest first. */
export default function Reviews() {
  const { unanswered, reviews, nextCursor } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <Block>
        {unanswered > 0 && <p>{texts.unanswered(unanswered)}</p>}
        <p className="small muted">{reviews.length === 0 ? texts.empty : texts.hint}</p>
      </Block>
      {reviews.map((review) => (
        <ReviewBlock key={review.reviewId} review={review} />
      ))}
      {nextCursor && (
        <p className="form-action">
          <ButtonLink href={`/bewertungen?weiter=${encodeURIComponent(nextCursor)}`}>
            {texts.older}
          </ButtonLink>
        </p>
      )}
    </PortalPage>
  );
}

function ReviewBlock({ review }: { readonly review: Review }) {
  return (
    <Block title={review.productName}>
      <p>
        <b>{texts.stars(review.stars)}</b>{' '}
        <span className="small muted">
          {texts.by(review.author, formatDayWithYear(review.on, 'de'))}
        </span>{' '}
        <Tag tone={review.isDemo ? 'plain' : 'good'}>
          {review.isDemo ? texts.demo : texts.verified}
        </Tag>
      </p>
      <p lang={review.language}>{review.text}</p>
      {review.reply === null ? (
        <ReplyForm reviewId={review.reviewId} />
      ) : (
        <p>
          <b>{texts.yourReply}:</b> {review.reply}
        </p>
      )}
    </Block>
  );
}

function ReplyForm({ reviewId }: { readonly reviewId: string }) {
  const { values, problems } = useFormAnswer();
  const field = `text-${reviewId}`;
  return (
    <form method="post" noValidate>
      <input type="hidden" name="reviewId" value={reviewId} />
      <TextArea
        name={field}
        label={texts.reply}
        hint={texts.replyHint}
        value={one(values, field)}
        error={problemOf(problems, field)}
        rows={3}
        maxLength={MAX_REPLY_CHARS}
        required
      />
      <p className="form-action">
        <Button>{texts.send}</Button>
      </p>
    </form>
  );
}
