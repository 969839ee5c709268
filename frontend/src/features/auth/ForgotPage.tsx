import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '@/app/session';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { useAuthWords } from './words';

export function ForgotPage() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ email: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const navigate = useNavigate();

  const onFinish = ({ email }: { email: string }) =>
    submit(async () => {
      await requestPasswordReset(email.trim());
      await navigate({ to: '/password/reset' });
    });

  return (
    <AuthCard
      title={t('forgot.title')}
      intro={t('forgot.intro')}
      problem={problem}
      foot={<Link to="/login">{t('backToLogin')}</Link>}
    >
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        <Form.Item
          name="email"
          label={t('email')}
          rules={[{ required: true, type: 'email', message: t('mistake.invalid') }]}
        >
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('forgot.go')}
        </Button>
      </Form>
    </AuthCard>
  );
}
