import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { logIn } from '@/app/session';
import { useSubmit } from '@/shared/useSubmit';
import { AuthCard } from './AuthCard';
import { owedPage, safeNext } from './place';
import { useAuthWords } from './words';

export function LoginPage() {
  const { t } = useTranslation('auth');
  const [form] = Form.useForm<{ email: string; password: string }>();
  const { pending, problem, submit } = useSubmit(form, useAuthWords());
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };

  const onFinish = ({ email, password }: { email: string; password: string }) =>
    submit(async () => {
      const session = await logIn(email.trim(), password);
      const owed = owedPage(session);
      await (owed ? navigate({ to: owed, search: { next } as never }) : navigate({ href: safeNext(next) }));
    });

  return (
    <AuthCard
      title={t('login.title')}
      intro={t('login.intro')}
      problem={problem}
      foot={
        <>
          {t('login.noAccount')} <Link to="/signup">{t('login.signUp')}</Link>
        </>
      }
    >
      <Form form={form} layout="vertical" size="large" onFinish={onFinish}>
        <Form.Item
          name="email"
          label={t('email')}
          rules={[{ required: true, message: t('mistake.required') }]}
        >
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          rules={[{ required: true, message: t('mistake.required') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <p style={{ margin: '-8px 0 20px', textAlign: 'right' }}>
          <Link to="/password/forgot">{t('login.forgot')}</Link>
        </p>
        <Button type="primary" htmlType="submit" block loading={pending}>
          {t('login.go')}
        </Button>
      </Form>
    </AuthCard>
  );
}
