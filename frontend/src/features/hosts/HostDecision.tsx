import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  ConfirmHostDocument,
  type HostClaimFragment,
  RefuseHostDocument,
  RevokeHostDocument,
} from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useSubmit } from '@/shared/useSubmit';

export type HostVerdict = 'confirm' | 'refuse' | 'revoke';

interface Props {
  asked: { claim: HostClaimFragment; verdict: HostVerdict } | null;
  onClose: () => void;
}

async function carryOut(verdict: HostVerdict, hostId: string, reason: string) {
  switch (verdict) {
    case 'confirm':
      return accepted((await request(ConfirmHostDocument, { input: { hostId } })).confirmHost);
    case 'refuse':
      return accepted((await request(RefuseHostDocument, { input: { hostId, reason } })).refuseHost);
    case 'revoke':
      return accepted((await request(RevokeHostDocument, { input: { hostId } })).revokeHost);
  }
}

/** The operator's decision on one host, with what it brings about. */
export function HostDecision({ asked, onClose }: Props) {
  const { t } = useTranslation('hosts');
  const [form] = Form.useForm<{ reason: string }>();
  const { pending, problem, submit } = useSubmit(form);
  const verdict = asked?.verdict ?? 'confirm';

  async function decide() {
    const given = await form.validateFields().catch(() => null);
    if (!given || !asked) return;
    const done = await submit(async () => {
      await carryOut(asked.verdict, asked.claim.id, given.reason ?? '');
      await invalidate('Hosts');
    });
    if (done) onClose();
  }

  return (
    <ConfirmSheet
      open={asked !== null}
      title={t(`verdict.${verdict}`)}
      effect={t(`effect.${verdict}`)}
      lines={
        asked
          ? [
              { key: 'host', label: t('column.host'), value: asked.claim.host, strong: true },
              { key: 'brand', label: t('column.brand'), value: asked.claim.organization.name },
            ]
          : []
      }
      confirmLabel={t(`verdict.${verdict}`)}
      danger={verdict !== 'confirm'}
      pending={pending}
      error={problem}
      onConfirm={decide}
      onClose={onClose}
    >
      <Form form={form} layout="vertical">
        {verdict === 'refuse' ? (
          <Form.Item
            name="reason"
            label={t('reason')}
            rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={200} />
          </Form.Item>
        ) : null}
      </Form>
    </ConfirmSheet>
  );
}
