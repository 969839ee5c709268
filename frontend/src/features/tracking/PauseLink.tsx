import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, RefusedError, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type LinkState, PauseLinkDocument, ResumeLinkDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { toast } from '@/shared/toast';

interface Props {
  link: { id: string; address: string; state: `${LinkState}` };
}

/** Pauses a link, or lets it lead on again; an ended one has no button. */
export function PauseLink({ link }: Props) {
  const { t } = useTranslation('tracking');
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const act = link.state === 'ACTIVE' ? 'pause' : 'resume';
  if (link.state === 'ENDED') return <>{t('card.ended')}</>;

  async function perform() {
    setPending(true);
    setError(null);
    try {
      const input = { linkId: link.id };
      if (act === 'pause') accepted((await request(PauseLinkDocument, { input })).pauseLink);
      else accepted((await request(ResumeLinkDocument, { input })).resumeLink);
      await invalidate('Links', 'DealLink', 'LinkById');
      toast.success(t(`${act}.done`));
      setOpen(false);
    } catch (problem) {
      setError(problem instanceof RefusedError ? problem.message : t('common:error.failed.hint'));
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(`${act}.button`)}</Button>
      <ConfirmSheet
        open={open}
        title={t(`${act}.title`)}
        effect={t(`${act}.effect`, { address: link.address })}
        confirmLabel={t(`${act}.button`)}
        danger={act === 'pause'}
        pending={pending}
        error={error}
        onConfirm={perform}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
