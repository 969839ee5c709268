import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  ApprovePayoutRunDocument,
  type PayoutRunRowFragment,
  RejectPayoutRunDocument,
  SubmitPayoutRunDocument,
} from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { Money } from '@/shared/Money';
import { useSubmit } from '@/shared/useSubmit';

export type Decision = 'submit' | 'approve' | 'reject';

interface Props {
  run: PayoutRunRowFragment;
  decision: Decision | null;
  onDone: () => void;
}

async function decide(decision: Decision, runId: string, reason: string): Promise<void> {
  if (decision === 'submit') {
    accepted((await request(SubmitPayoutRunDocument, { input: { runId } })).submitPayoutRun);
  } else if (decision === 'approve') {
    accepted((await request(ApprovePayoutRunDocument, { input: { runId } })).approvePayoutRun);
  } else {
    accepted((await request(RejectPayoutRunDocument, { input: { runId, reason } })).rejectPayoutRun);
  }
}

/** The last look before a run goes on, or back. */
export function DecideRun({ run, decision, onDone }: Props) {
  const { t } = useTranslation('payouts');
  const [form] = Form.useForm<{ reason: string }>();
  const { pending, problem, submit } = useSubmit(form);

  async function confirm() {
    if (!decision) return;
    const { reason } = await form.validateFields();
    if (!(await submit(() => decide(decision, run.id, reason ?? '')))) return;
    onDone();
    await invalidate('PayoutRun', 'PayoutRuns', 'PayoutsOfRun', 'Cockpit');
  }

  const words = decision ?? 'submit';
  return (
    <ConfirmSheet
      open={decision !== null}
      title={t(`decide.${words}.button`)}
      effect={t(`decide.${words}.effect`)}
      lines={[
        { key: 'count', label: t('run.count'), value: t('payoutCount', { count: run.payoutCount }) },
        { key: 'maker', label: t('runColumn.maker'), value: run.maker.displayName },
        { key: 'total', label: t('run.total'), value: <Money minor={run.totalMinor} />, strong: true },
      ]}
      confirmLabel={t(`decide.${words}.confirm`)}
      danger={decision === 'reject'}
      pending={pending}
      error={problem}
      onConfirm={confirm}
      onClose={onDone}
    >
      <Form form={form} layout="vertical" preserve={false}>
        {decision === 'reject' ? (
          <Form.Item
            name="reason"
            label={t('run.reason')}
            rules={[{ required: true, whitespace: true, message: t('decide.reject.missing') }]}
          >
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
        ) : null}
      </Form>
    </ConfirmSheet>
  );
}
