import { BellOutlined } from '@ant-design/icons';
import { Button, Drawer, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { usePhone } from '@/shared/usePhone';
import css from './NotificationBell.module.css';

/** What happened while one was away: a popover on a desk, a sheet on a phone. */
export function NotificationBell() {
  const { t } = useTranslation('shell');
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const title = t('notifications.title');
  const list = (
    <div className={css.list}>
      <EmptyState compact title={t('notifications.empty')} hint={t('notifications.emptyHint')} />
    </div>
  );
  const bell = (
    <Button
      type="text"
      className={css.bell}
      icon={<BellOutlined />}
      aria-label={title}
      onClick={phone ? () => setOpen(true) : undefined}
    />
  );
  if (phone) {
    return (
      <>
        {bell}
        <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="auto" title={title}>
          {list}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={title}
      content={list}
      open={open}
      onOpenChange={setOpen}
    >
      {bell}
    </Popover>
  );
}
