import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewerQuery } from '@/app/viewer';
import type { PayoutRunRowFragment } from '@/gql/graphql';
import { DecideRun, type Decision } from './DecideRun';

/** What the reader may do with the run: the maker hands it in, somebody else decides. */
export function RunActions({ run }: { run: PayoutRunRowFragment }) {
  const { t } = useTranslation('payouts');
  const { data: viewer } = useQuery(viewerQuery);
  const [decision, setDecision] = useState<Decision | null>(null);
  const mine = viewer?.person.id === run.maker.id;
  return (
    <>
      {run.state === 'DRAFT' ? (
        <>
          <Button danger onClick={() => setDecision('reject')}>
            {t('decide.discard.button')}
          </Button>
          <Button type="primary" onClick={() => setDecision('submit')}>
            {t('decide.submit.button')}
          </Button>
        </>
      ) : null}
      {run.state === 'AWAITING_APPROVAL' ? (
        <>
          <Button danger onClick={() => setDecision('reject')}>
            {t('decide.reject.button')}
          </Button>
          <Button
            type="primary"
            disabled={mine}
            title={mine ? t('decide.approve.mine') : undefined}
            onClick={() => setDecision('approve')}
          >
            {t('decide.approve.button')}
          </Button>
        </>
      ) : null}
      <DecideRun run={run} decision={decision} onDone={() => setDecision(null)} />
    </>
  );
}
