import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { ClaimHostDocument, type HostRowFragment } from '@/gql/graphql';
import { CopyField } from '@/shared/CopyField';
import { EmptyState } from '@/shared/EmptyState';
import { StatusTag, type Tone } from '@/shared/StatusTag';
import { useSubmit } from '@/shared/useSubmit';
import css from './BrandProfile.module.css';

const TONES: Record<HostRowFragment['state'], Tone> = {
  CLAIMED: 'progress',
  VERIFIED: 'success',
  REFUSED: 'danger',
  REVOKED: 'warning',
};

/** Hosts claimed so far, how to prove each, and a line to claim another. */
export function Hosts({ hosts }: { hosts: readonly HostRowFragment[] }) {
  const { t } = useTranslation('brandProfile');
  const [form] = Form.useForm<{ host: string }>();
  const { pending, problem, submit } = useSubmit(form);

  async function claim(input: { host: string }) {
    const done = await submit(async () => {
      accepted((await request(ClaimHostDocument, { input })).claimHost);
      await invalidate('BrandProfile', 'LandingHosts');
    });
    if (done) form.resetFields();
  }

  return (
    <>
      <p className={css.hint}>{t('hosts.intro')}</p>
      {hosts.length === 0 ? (
        <EmptyState compact title={t('hosts.empty')} />
      ) : (
        <ul className={css.hosts} aria-label={t('hosts.title')}>
          {hosts.map(host => (
            <Host key={host.id} host={host} />
          ))}
        </ul>
      )}
      <Form form={form} layout="vertical" className={css.form} onFinish={claim}>
        <Form.Item name="host" label={t('hosts.host')} rules={[{ required: true, message: t('required') }]}>
          <Input placeholder="shop.example.com" />
        </Form.Item>
        {problem ? <Alert type="error" showIcon title={problem} /> : null}
        <Button htmlType="submit" loading={pending}>
          {t('hosts.claim')}
        </Button>
      </Form>
    </>
  );
}

function Host({ host }: { host: HostRowFragment }) {
  const { t } = useTranslation('brandProfile');
  return (
    <li className={css.host}>
      <div className={css.hostHead}>
        <strong>{host.host}</strong>
        <StatusTag tone={TONES[host.state]}>{t(`hosts.state.${host.state}`)}</StatusTag>
      </div>
      {host.state === 'CLAIMED' ? (
        <>
          <p className={css.hint}>{t('hosts.how', { url: host.proofUrl })}</p>
          <CopyField value={host.token} label={t('hosts.token')} />
        </>
      ) : null}
      {host.refusal ? <p className={css.hint}>{t('hosts.refusal', { reason: host.refusal })}</p> : null}
    </li>
  );
}
