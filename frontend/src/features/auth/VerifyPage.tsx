import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resendEmailCode, verifyEmail } from '@/app/session';
import { toast } from '@/shared/toast';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { CodeField } from './CodeField';
import { owedPage } from './place';
import { SignUpSteps } from './SignUpSteps';
import { useAuthWords } from './words';

const WAIT_SECONDS = 60;

export function VerifyPage() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ key: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const navigate = useNavigate();

  const onFinish = ({ key }: { key: string }) =>
    submit(async () => {
      const session = await verifyEmail(key);
      await navigate({ to: owedPage(session) ?? '/' });
    });

  return (
    <AuthCard
      title={t('verify.title')}
      intro={t('verify.intro')}
      problem={problem}
      foot={
        <>
          <Resend /> · <Link to="/signup">{t('verify.otherAddress')}</Link>
        </>
      }
    >
      <SignUpSteps at="code" />
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        <CodeField label={t('verify.label')} />
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('continue')}
        </Button>
      </Form>
    </AuthCard>
  );
}

function Resend() {
  const { t } = useTranslation('auth');
  const [seconds, setSeconds] = useState(WAIT_SECONDS);

  useEffect(() => {
    if (seconds === 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);

  async function resend() {
    setSeconds(WAIT_SECONDS);
    try {
      await resendEmailCode();
      toast.success(t('verify.sent'));
    } catch {
      toast.error(t('mistake.rate_limited'));
    }
  }

  return (
    <Button type="link" disabled={seconds > 0} onClick={resend} style={{ padding: 0 }}>
      {seconds > 0 ? t('verify.wait', { seconds }) : t('verify.resend')}
    </Button>
  );
}
