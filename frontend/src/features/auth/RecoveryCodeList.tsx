import { CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/toast';
import css from './TotpSetup.module.css';

export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation(['auth', 'common']);

  async function copy() {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast.success(t('common:copied'));
  }

  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\n'))}`;
  return (
    <>
      <ul className={css.codes} aria-label={t('recovery.title')}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button icon={<CopyOutlined />} onClick={copy}>
          {t('common:copy')}
        </Button>
        <Button icon={<DownloadOutlined />} href={file} download="tangmeng-recovery-codes.txt">
          {t('recovery.download')}
        </Button>
      </div>
    </>
  );
}
