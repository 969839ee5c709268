import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import {
  ChannelProofsFragmentDoc,
  RequestProofCheckDocument,
  StartProofDocument,
  WithdrawProofDocument,
} from '@/gql/graphql';
import { CopyField } from '@/shared/CopyField';
import { Panel } from '@/shared/Panel';
import { Steps } from '@/shared/Steps';
import { useAction } from '@/shared/useAction';
import { proofStep } from './states';

interface Props {
  channel: FragmentType<typeof ChannelProofsFragmentDoc>;
}

const STEPS = ['code', 'request', 'decision'] as const;

/** The way to L1: a code, put into the bio, then the operator's look. */
export function ProofPanel(props: Props) {
  const { t } = useTranslation('channels');
  const { id, state, latestProof: proof } = readFragment(ChannelProofsFragmentDoc, props.channel);
  const { pending, problem, act } = useAction();
  if (state === 'ARCHIVED') return null;
  const at = proofStep(proof?.state);
  const proofId = proof?.id ?? '';

  const then = (work: () => Promise<unknown>) =>
    act(async () => {
      await work();
      await invalidate('Channel', 'Channels');
    });
  const start = () =>
    then(async () => accepted((await request(StartProofDocument, { input: { channelId: id } })).startProof));
  const ask = () =>
    then(async () =>
      accepted((await request(RequestProofCheckDocument, { input: { proofId } })).requestProofCheck),
    );
  const withdraw = () =>
    then(async () => accepted((await request(WithdrawProofDocument, { input: { proofId } })).withdrawProof));

  return (
    <Panel title={t('proof.title')}>
      <Flex vertical gap={16}>
        <Steps
          label={t('proof.title')}
          steps={STEPS.map((key, index) => ({
            key,
            label: t(`proof.step.${key}`),
            note: t(`proof.note.${key}`),
            state: at > index ? 'done' : at === index ? 'current' : 'ahead',
          }))}
        />
        {proof?.state === 'REJECTED' ? (
          <Alert type="warning" showIcon title={t('proof.rejected')} description={proof.reason} />
        ) : null}
        {at === 1 && proof ? (
          <>
            <p>{t('proof.put')}</p>
            <CopyField value={proof.code} label={t('proof.code')} />
          </>
        ) : null}
        {at === 2 ? <p>{t('proof.waiting', { at: formatDateTime(proof?.requestedAt) })}</p> : null}
        {at === 3 ? <p>{t('proof.confirmed', { at: formatDateTime(proof?.decidedAt) })}</p> : null}
        {problem ? <Alert type="error" showIcon title={problem} /> : null}
        <Flex gap={8} wrap>
          {at === 0 || at === 3 ? (
            <Button type={at === 0 ? 'primary' : 'default'} loading={pending} onClick={start}>
              {t(at === 0 ? 'proof.start' : 'proof.renew')}
            </Button>
          ) : null}
          {at === 1 ? (
            <Button type="primary" loading={pending} onClick={ask}>
              {t('proof.ask')}
            </Button>
          ) : null}
          {at === 1 || at === 2 ? (
            <Button loading={pending} onClick={withdraw}>
              {t('proof.withdraw')}
            </Button>
          ) : null}
        </Flex>
      </Flex>
    </Panel>
  );
}
