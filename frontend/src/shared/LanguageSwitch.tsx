import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { language, setLanguage } from '@/app/i18n';
import css from './LanguageSwitch.module.css';

/** Offers the other language by its own name, which its readers know at sight. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const other = language() === 'en' ? 'zh-Hans' : 'en';
  return (
    <Button
      type="text"
      className={css.button}
      icon={<GlobalOutlined />}
      aria-label={t('switchLanguage')}
      onClick={() => setLanguage(other)}
    >
      <span className={other === 'en' ? css.english : css.chinese} lang={other} />
    </Button>
  );
}
