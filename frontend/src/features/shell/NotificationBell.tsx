import { BellOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import css from './NotificationBell.module.css';

export function NotificationBell() {
  const { t } = useTranslation('shell');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('notifications.title')}
      content={
        <div className={css.list}>
          <EmptyState compact title={t('notifications.empty')} hint={t('notifications.emptyHint')} />
        </div>
      }
    >
      <Button
        type="text"
        className={css.bell}
        icon={<BellOutlined />}
        aria-label={t('notifications.title')}
      />
    </Popover>
  );
}
