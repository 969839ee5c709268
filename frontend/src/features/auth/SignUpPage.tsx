import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { signUp } from '@/app/session';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { owedPage } from './place';
import { SignUpSteps } from './SignUpSteps';
import { useAuthWords } from './words';

export function SignUpPage() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ email: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const navigate = useNavigate();

  const onFinish = ({ email }: { email: string }) =>
    submit(async () => {
      const session = await signUp(email.trim());
      await navigate({ to: owedPage(session) ?? '/' });
    });

  return (
    <AuthCard
      title={t('signUp.title')}
      intro={t('signUp.intro')}
      problem={problem}
      foot={
        <>
          {t('signUp.haveAccount')} <Link to="/login">{t('signUp.logIn')}</Link>
        </>
      }
    >
      <SignUpSteps at="email" />
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        <Form.Item
          name="email"
          label={t('email')}
          rules={[{ required: true, type: 'email', message: t('mistake.invalid') }]}
        >
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('signUp.go')}
        </Button>
      </Form>
    </AuthCard>
  );
}
