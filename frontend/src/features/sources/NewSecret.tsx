import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/shared/CopyField';

export interface ShownSecret {
  name: string;
  path: string;
  secret: string;
}

/** The one sight of a secret: it cannot be read again. */
export function NewSecret({ shown, onClose }: { shown: ShownSecret; onClose: () => void }) {
  const { t } = useTranslation('sources');
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose }}
      title={t('secret.title', { name: shown.name })}
      description={
        <>
          <p>{t('secret.hint')}</p>
          <CopyField label={t('secret.label')} value={shown.secret} />
        </>
      }
    />
  );
}
