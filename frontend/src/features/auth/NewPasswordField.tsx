import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** As the server checks it. */
const SHORTEST = 10;

export function NewPasswordField({ name }: { name: string }) {
  const { t } = useTranslation('auth');
  return (
    <Form.Item
      name={name}
      label={t('newPassword')}
      extra={t('passwordHint', { count: SHORTEST })}
      rules={[{ required: true, min: SHORTEST, message: t('mistake.password_too_short') }]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  );
}
