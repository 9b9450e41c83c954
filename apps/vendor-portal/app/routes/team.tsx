import {
  changeMember,
  inviteHelper,
  Right,
  readTeam,
  removeMember,
  type TeamView,
  withdrawInvitation,
} from '@markthalle/contracts/portal-team';
import type { ProducerRight } from '@markthalle/domain/producerRights';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CheckList } from '../features/check-list.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { RIGHT_WORDS, rightChoices } from '../texts/rights.ts';
import { teamTexts as texts } from '../texts/team.ts';

const PATH = '/hof/team';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readTeam, {});

function rightsOf(values: TypedValues): ProducerRight[] {
  const rights = many(values, 'rights').flatMap((value) => {
    const right = Right.safeParse(value);
    return right.success ? [right.data] : [];
  });
  if (rights.length > 0) return rights;
  throw new FormRefusal([{ field: 'rights', message: texts.rightsMissing }]);
}

export const action = portalAction(async ({ values, call }) => {
  const accountId = one(values, 'accountId');
  switch (one(values, 'intent')) {
    case 'remove':
      await call(removeMember, { accountId });
      return done(PATH, 'team-entfernt');
    case 'change':
      await call(changeMember, { accountId, rights: rightsOf(values) });
      return done(PATH, 'team-rechte');
    case 'withdraw':
      await call(withdrawInvitation, { invitationId: one(values, 'invitationId') });
      return done(PATH, 'team-zurueck');
    default: {
      const person = { email: one(values, 'email'), displayName: one(values, 'displayName') };
      await call(inviteHelper, { ...person, rights: rightsOf(values) });
      return done(PATH, 'team-eingeladen');
    }
  }
});

export default function Team() {
  const team = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      <Block title={texts.members}>
        <ul className="stack">
          {team.members.map((member) => (
            <li key={member.accountId}>
              <Member member={member} yourRights={team.yourRights} />
            </li>
          ))}
        </ul>
      </Block>
      {team.invitations.length > 0 && <Invitations invitations={team.invitations} />}
      <InviteForm yourRights={team.yourRights} />
    </PortalPage>
  );
}

type MemberProps = {
  readonly member: TeamView['members'][number];
  readonly yourRights: readonly ProducerRight[];
};

function Member({ member, yourRights }: MemberProps) {
  const { accountId, displayName, isOwner, lastSeenAt, isYou, mayChange } = member;
  return (
    <>
      <p>
        <b>{displayName}</b> <span className="muted">{member.email}</span>
      </p>
      {isYou && <p className="small">{texts.you}</p>}
      {isOwner ? <p>{texts.owner}</p> : <RightsList rights={member.rights} />}
      <p className="small muted">
        {lastSeenAt === null ? texts.neverSeen : texts.lastSeen(formatInstant(lastSeenAt, 'de'))}
      </p>
      {mayChange && !isOwner && <ChangeForm member={member} yourRights={yourRights} />}
      {mayChange && (
        <form method="post" className="form-action">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="accountId" value={accountId} />
          <Button small label={texts.removeNamed(displayName)}>
            {texts.remove}
          </Button>
        </form>
      )}
    </>
  );
}

const RightsList = ({ rights }: { readonly rights: readonly ProducerRight[] }) => (
  <ul className="plain-list">
    {rights.map((right) => (
      <li key={right}>{RIGHT_WORDS[right]}</li>
    ))}
  </ul>
);

function ChangeForm({ member, yourRights }: MemberProps) {
  const { values, problems } = useFormAnswer();
  const isReturned = isThisForm(values, 'accountId', member.accountId);
  return (
    <details open={isReturned}>
      <summary aria-label={texts.changeNamed(member.displayName)}>{texts.change}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="accountId" value={member.accountId} />
        <CheckList
          name="rights"
          legend={texts.rights}
          choices={rightChoices(yourRights)}
          chosen={isReturned ? many(values, 'rights') : member.rights}
          error={isReturned ? problemOf(problems, 'rights') : undefined}
        />
        <Button>{texts.save}</Button>
      </form>
    </details>
  );
}

function Invitations({ invitations }: Pick<TeamView, 'invitations'>) {
  return (
    <Block title={texts.invitations}>
      <ul className="stack">
        {invitations.map(({ invitationId, displayName, email, expiresAt }) => (
          <li key={invitationId}>
            <p>
              <b>{displayName}</b> <span className="muted">{email}</span>
            </p>
            <p className="small muted">{texts.validUntil(formatInstant(expiresAt, 'de'))}</p>
            <form method="post">
              <input type="hidden" name="intent" value="withdraw" />
              <input type="hidden" name="invitationId" value={invitationId} />
              <Button small label={texts.withdrawNamed(displayName)}>
                {texts.withdraw}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function InviteForm({ yourRights }: Pick<TeamView, 'yourRights'>) {
  const answer = useFormAnswer();
  const isThis = isThisForm(answer.values, 'intent', 'invite');
  const values = isThis ? answer.values : {};
  const problems = isThis ? answer.problems : [];
  return (
    <Block title={texts.invite}>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="invite" />
        <Field
          name="displayName"
          label={texts.name}
          value={one(values, 'displayName')}
          error={problemOf(problems, 'displayName')}
          autoComplete="off"
          maxLength={120}
          required
        />
        <Field
          name="email"
          type="email"
          inputMode="email"
          label={texts.email}
          value={one(values, 'email')}
          error={problemOf(problems, 'email')}
          autoComplete="off"
          maxLength={254}
          required
        />
        <CheckList
          name="rights"
          legend={texts.rights}
          choices={rightChoices(yourRights)}
          chosen={isThis ? many(values, 'rights') : ['orders', 'stock']}
          error={problemOf(problems, 'rights')}
        />
        <Button kind="primary">{texts.send}</Button>
      </form>
    </Block>
  );
}
