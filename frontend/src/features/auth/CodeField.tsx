import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  /** Codes sent by mail hold letters; those of an app, digits. */
  digits?: boolean;
}

export function CodeField({ label, digits = false }: Props) {
  const { t } = useTranslation('auth');
  return (
    <Form.Item
      name={digits ? 'code' : 'key'}
      label={label}
      rules={[{ required: true, message: t('mistake.required') }]}
      normalize={(typed: string) => (digits ? typed.trim() : typed.trim().toUpperCase())}
    >
      <Input
        autoComplete="one-time-code"
        inputMode={digits ? 'numeric' : 'text'}
        autoFocus
        spellCheck={false}
        style={{ letterSpacing: '0.18em', fontVariantNumeric: 'tabular-nums' }}
      />
    </Form.Item>
  );
}
