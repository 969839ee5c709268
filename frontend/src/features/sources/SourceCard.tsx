import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { RevokeSourceDocument, RotateSecretDocument, SourceCardFragmentDoc } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { CopyField } from '@/shared/CopyField';
import { Descriptions } from '@/shared/Descriptions';
import { Panel } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import type { ShownSecret } from './NewSecret';

type Change = 'rotate' | 'revoke';

interface Props {
  source: FragmentType<typeof SourceCardFragmentDoc>;
  onRotated: (shown: ShownSecret) => void;
}

export function SourceCard({ source, onRotated }: Props) {
  const { t } = useTranslation('sources');
  const row = readFragment(SourceCardFragmentDoc, source);
  const [asked, setAsked] = useState<Change | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const active = row.state === 'ACTIVE';

  async function change() {
    setPending(true);
    setError(null);
    try {
      const input = { sourceId: row.id };
      if (asked === 'revoke') {
        accepted((await request(RevokeSourceDocument, { input })).revokePostbackSource);
      } else {
        const { secret } = accepted((await request(RotateSecretDocument, { input })).rotatePostbackSecret);
        if (secret) onRotated({ name: row.name, path: row.path, secret });
      }
      setAsked(null);
      await invalidate('Sources');
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : t('common:error.failed.hint'));
    } finally {
      setPending(false);
    }
  }

  return (
    <Panel
      title={row.name}
      extra={<StatusTag tone={active ? 'success' : 'neutral'}>{t(`state.${row.state}`)}</StatusTag>}
    >
      <Descriptions
        facts={[
          {
            key: 'address',
            label: t('card.address'),
            value: <CopyField label={t('card.address')} value={window.location.origin + row.path} />,
            wide: true,
          },
          { key: 'seen', label: t('card.seen'), value: formatDateTime(row.lastSeenAt) },
          { key: 'created', label: t('card.created'), value: formatDateTime(row.createdAt) },
          ...(row.previousUntil
            ? [{ key: 'old', label: t('card.previous'), value: formatDateTime(row.previousUntil) }]
            : []),
        ]}
      />
      {active ? (
        <Space style={{ marginTop: 16 }}>
          <Button onClick={() => setAsked('rotate')}>{t('rotate.button')}</Button>
          <Button danger onClick={() => setAsked('revoke')}>
            {t('revoke.button')}
          </Button>
        </Space>
      ) : null}
      <ConfirmSheet
        open={asked !== null}
        title={asked ? t(`${asked}.button`) : ''}
        effect={asked ? t(`${asked}.effect`, { name: row.name }) : ''}
        confirmLabel={asked ? t(`${asked}.button`) : ''}
        danger={asked === 'revoke'}
        pending={pending}
        error={error}
        onConfirm={change}
        onClose={() => setAsked(null)}
      />
    </Panel>
  );
}
