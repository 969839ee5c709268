import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { RetryJobDocument } from '@/gql/graphql';
import { toast } from '@/shared/toast';

/** Puts a failed job back into the queue; trying again is safe by design, so nothing is asked. */
export function RetryJob({ id }: { id: string }) {
  const { t } = useTranslation('jobs');
  const [pending, setPending] = useState(false);

  async function retry() {
    setPending(true);
    try {
      accepted((await request(RetryJobDocument, { input: { jobId: id } })).retryJob);
      toast.success(t('retry.done'));
      await invalidate('Jobs');
    } catch (error) {
      toast.error(error instanceof Error ? error.message : t('common:error.failed.hint'));
    } finally {
      setPending(false);
    }
  }

  return (
    <Button size="small" loading={pending} onClick={retry}>
      {t('retry.button')}
    </Button>
  );
}
