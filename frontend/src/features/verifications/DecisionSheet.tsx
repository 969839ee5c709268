import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { ConfirmProofDocument, type ProofRowFragment, RejectProofDocument } from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';

export type Verdict = 'confirm' | 'reject';

interface Props {
  asked: { proof: ProofRowFragment; verdict: Verdict } | null;
  onClose: () => void;
}

/** Confirms that the code stands there, or says what is missing. */
export function DecisionSheet({ asked, onClose }: Props) {
  const { t } = useTranslation('verifications');
  const [form] = Form.useForm<{ reason: string }>();
  const { pending, problem, submit } = useSubmit(form);
  const verdict = asked?.verdict ?? 'confirm';

  async function decide() {
    if (!asked) return;
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const proofId = asked.proof.id;
    const done = await submit(async () => {
      if (verdict === 'confirm') {
        accepted((await request(ConfirmProofDocument, { input: { proofId } })).confirmProof);
      } else {
        const input = { proofId, reason: values.reason };
        accepted((await request(RejectProofDocument, { input })).rejectProof);
      }
      await invalidate('ProofsToCheck');
    });
    if (done) {
      form.resetFields();
      onClose();
    }
  }

  return (
    <ConfirmSheet
      open={asked !== null}
      title={t(`verdict.${verdict}`)}
      effect={t(`effect.${verdict}`)}
      lines={
        asked
          ? [
              { key: 'channel', label: t('column.channel'), value: asked.proof.channel.name },
              { key: 'handle', label: t('column.handle'), value: asked.proof.channel.handle },
              { key: 'code', label: t('column.code'), value: asked.proof.code, strong: true },
            ]
          : []
      }
      confirmLabel={t(`verdict.${verdict}`)}
      danger={verdict === 'reject'}
      pending={pending}
      error={problem}
      onConfirm={decide}
      onClose={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false}>
        {verdict === 'reject' ? (
          <Form.Item
            name="reason"
            label={t('reason')}
            rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={300} showCount />
          </Form.Item>
        ) : null}
      </Form>
    </ConfirmSheet>
  );
}
