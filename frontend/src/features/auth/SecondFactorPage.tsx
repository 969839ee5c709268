import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecoveryCodes, reauthenticateMfa } from '@/app/session';
import { viewerQuery } from '@/app/viewer';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { CodeField } from './CodeField';
import { safeNext } from './place';
import { RecoveryCodeList } from './RecoveryCodeList';
import { TotpSetup } from './TotpSetup';
import { useAuthWords } from './words';

/** Finance and operators work with a second factor only: set it up, or show it for this session. */
export function SecondFactorPage() {
  const { t } = useTranslation('auth');
  const { data: viewer } = useQuery(viewerQuery);
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };

  async function goOn() {
    await client.invalidateQueries({ queryKey: viewerQuery.queryKey });
    await navigate({ href: safeNext(next) });
  }

  if (codes) {
    return (
      <AuthCard title={t('recovery.title')} intro={t('recovery.intro')}>
        <RecoveryCodeList codes={codes.codes} />
        <Button type="primary" size="large" block onClick={goOn} style={{ marginTop: 24 }}>
          {t('recovery.saved')}
        </Button>
      </AuthCard>
    );
  }
  if (!viewer) return <PageSkeleton />;
  if (!viewer.hasMfa) {
    return (
      <AuthCard title={t('totp.title')} intro={t('secondFactor.mustSetUp')}>
        <TotpSetup onActivated={found => (found ? setCodes(found) : goOn())} />
      </AuthCard>
    );
  }
  return <ShowCode onShown={goOn} />;
}

function ShowCode({ onShown }: { onShown: () => Promise<void> }) {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ code: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  return (
    <AuthCard title={t('loginCode.title')} intro={t('secondFactor.mustShow')} problem={problem}>
      <Form
        form={form}
        layout="vertical"
        size="large"
        onFinish={({ code }) => submit(() => reauthenticateMfa(code).then(onShown))}
      >
        <CodeField label={t('loginCode.label')} digits />
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('continue')}
        </Button>
      </Form>
    </AuthCard>
  );
}
