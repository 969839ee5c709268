import { Button, Dropdown, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  AskPayoutRailDocument,
  DropPayoutDocument,
  type PayoutRowFragment,
  type PayoutRunRowFragment,
  PlanSandboxFaultDocument,
  type SandboxFaultKind,
} from '@/gql/graphql';
import { useSubmit } from '@/shared/useSubmit';
import { FAULTS } from './states';

interface Props {
  run: PayoutRunRowFragment;
  payout: PayoutRowFragment;
}

/** What may be done with one payout: leave it out, ask about it, or rehearse a fault. */
export function PayoutActions({ run, payout }: Props) {
  const { t } = useTranslation('payouts');
  const [form] = Form.useForm();
  const { pending, problem, submit } = useSubmit(form);

  const act = (action: () => Promise<unknown>) =>
    submit(async () => {
      await action();
      await invalidate('PayoutRun', 'PayoutsOfRun');
    });
  const drop = async () =>
    accepted((await request(DropPayoutDocument, { input: { payoutId: payout.id } })).dropPayout);
  const ask = async () =>
    accepted((await request(AskPayoutRailDocument, { input: { payoutId: payout.id } })).askPayoutRail);
  const plan = async (fault: SandboxFaultKind) => {
    const input = { payeeId: payout.organization.id, fault };
    accepted((await request(PlanSandboxFaultDocument, { input })).planSandboxFault);
  };

  const unsent = run.state === 'DRAFT' || run.state === 'AWAITING_APPROVAL';
  const rehearsable = unsent && payout.rail === 'sandbox' && payout.state !== 'DROPPED';
  return (
    <>
      <Form form={form} hidden />
      {payout.state === 'QUEUED' ? (
        <Button size="small" type="link" loading={pending} onClick={() => act(drop)}>
          {t('action.drop')}
        </Button>
      ) : null}
      {payout.state === 'UNKNOWN' ? (
        <Button size="small" type="link" loading={pending} onClick={() => act(ask)}>
          {t('action.ask')}
        </Button>
      ) : null}
      {rehearsable ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: FAULTS.map(fault => ({ key: fault, label: t(`fault.${fault}`) })),
            onClick: ({ key }) => act(() => plan(key as SandboxFaultKind)),
          }}
        >
          <Button size="small" type="link">
            {t('action.fault')}
          </Button>
        </Dropdown>
      ) : null}
      {problem ? <span role="alert">{problem}</span> : null}
    </>
  );
}
