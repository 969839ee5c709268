import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery, invalidate } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { ArchiveChannelDocument, ChannelDocument, ChannelFactsFragmentDoc } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { EvidenceTag } from '@/shared/EvidenceTag';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { useAction } from '@/shared/useAction';
import { ChannelFacts, EvidencePanel } from './ChannelFacts';
import { ChannelForm } from './ChannelForm';
import { ProofPanel } from './ProofPanel';

/** One channel: what it is, what proves it, and the way to a proof. */
export function ChannelPage() {
  const { t } = useTranslation('channels');
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(graphqlQuery(ChannelDocument, { id: nodeId('Channel', id) }));
  const [sheet, setSheet] = useState<'edit' | 'archive' | null>(null);
  const { pending, problem, act } = useAction();
  const back = { to: '/channels', label: t('list.title') };

  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const channel = data.node?.__typename === 'Channel' ? data.node : null;
  if (!channel) {
    return (
      <>
        <PageHeader title={t('detail.title')} back={back} />
        <Panel flush>
          <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
        </Panel>
      </>
    );
  }
  const facts = readFragment(ChannelFactsFragmentDoc, channel);

  async function archive() {
    const done = await act(async () => {
      const input = { channelId: facts.id };
      accepted((await request(ArchiveChannelDocument, { input })).archiveChannel);
      await invalidate('Channel', 'Channels');
    });
    if (done) setSheet(null);
  }

  const actions =
    channel.state === 'ACTIVE' ? (
      <>
        <Button onClick={() => setSheet('edit')}>{t('detail.edit')}</Button>
        <Button danger onClick={() => setSheet('archive')}>
          {t('detail.archive')}
        </Button>
      </>
    ) : null;
  return (
    <>
      <PageHeader
        title={channel.name}
        intro={t('detail.intro')}
        back={back}
        tags={<EvidenceTag level={channel.evidence.level} />}
        actions={actions}
      />
      <Stack>
        <ProofPanel channel={channel} />
        <EvidencePanel channel={channel} />
        <ChannelFacts channel={channel} />
      </Stack>
      <ChannelForm open={sheet === 'edit'} channel={facts} onClose={() => setSheet(null)} />
      <ConfirmSheet
        open={sheet === 'archive'}
        title={t('detail.archive')}
        effect={t('detail.archiveEffect')}
        confirmLabel={t('detail.archive')}
        danger
        pending={pending}
        error={problem}
        onConfirm={archive}
        onClose={() => setSheet(null)}
      />
    </>
  );
}
