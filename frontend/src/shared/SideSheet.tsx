import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { usePhone } from './usePhone';

interface Props {
  open: boolean;
  title: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** Work beside the list it came from; on a phone it fills the screen. */
export function SideSheet({ open, title, footer, children, onClose }: Props) {
  const phone = usePhone();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="right"
      size={phone ? '100%' : 520}
      title={title}
      footer={footer}
      destroyOnHidden
    >
      {children}
    </Drawer>
  );
}
