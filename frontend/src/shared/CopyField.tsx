import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './CopyField.module.css';

interface Props {
  value: string;
  label: string;
  /** Secrets are shown as dots until asked for. */
  secret?: boolean;
}

const SHOWN_MS = 2000;

export function CopyField({ value, label, secret = false }: Props) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState(false);
  const [open, setOpen] = useState(!secret);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }

  return (
    <div className={css.field}>
      <code className={css.value}>{open ? value : '•'.repeat(Math.min(value.length, 24))}</code>
      {secret ? (
        <Button type="text" size="small" onClick={() => setOpen(!open)}>
          {open ? t('hide') : t('show')}
        </Button>
      ) : null}
      <Button
        type="text"
        size="small"
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={copy}
        aria-label={t('copyNamed', { name: label })}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
      <span className="unseen" role="status">
        {copied ? t('copied') : ''}
      </span>
    </div>
  );
}
