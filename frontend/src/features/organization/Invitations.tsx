import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import {
  type InvitationRowFragment,
  InvitationRowFragmentDoc,
  RevokeInvitationDocument,
} from '@/gql/graphql';
import { Panel } from '@/shared/Panel';
import { ChangeSheet } from './ChangeSheet';
import css from './Invitations.module.css';

/** Invitations that nobody has answered; nothing is shown when there are none. */
export function Invitations({
  invitations,
}: {
  invitations: readonly FragmentType<typeof InvitationRowFragmentDoc>[];
}) {
  const { t } = useTranslation('organization');
  const [asked, setAsked] = useState<InvitationRowFragment | null>(null);
  if (invitations.length === 0) return null;
  return (
    <Panel title={t('invitations.title')}>
      <ul className={css.list}>
        {invitations
          .map(each => readFragment(InvitationRowFragmentDoc, each))
          .map(each => (
            <li key={each.id} className={css.line}>
              <span className={css.email}>{each.email}</span>
              <span>{t(`role.${each.role}`)}</span>
              <span className="num">
                {t('invitations.expires')} {formatDateTime(each.expiresAt)}
              </span>
              <Button size="small" onClick={() => setAsked(each)}>
                {t('invitations.revoke')}
              </Button>
            </li>
          ))}
      </ul>
      <ChangeSheet
        open={asked !== null}
        danger
        title={t('invitations.revoke')}
        effect={t('invitations.revokeEffect', { email: asked?.email })}
        done={t('invitations.revoked')}
        change={async () => {
          const input = { invitationId: asked?.id ?? '' };
          accepted((await request(RevokeInvitationDocument, { input })).revokeInvitation);
        }}
        onClose={() => setAsked(null)}
      />
    </Panel>
  );
}
