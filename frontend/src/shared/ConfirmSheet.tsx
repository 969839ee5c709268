import { Alert, Button, Drawer, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './ConfirmSheet.module.css';
import { usePhone } from './usePhone';

export interface ConfirmLine {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** The line that counts: the total. */
  strong?: boolean;
}

interface Props {
  open: boolean;
  title: string;
  /** What will happen, in one sentence. */
  effect: ReactNode;
  lines?: ConfirmLine[];
  /** Rows to exclude, a reason field, a note on the second person. */
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  pending?: boolean;
  disabled?: boolean;
  error?: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** The last look before something that counts: effect, live totals, then one button. */
export function ConfirmSheet(props: Props) {
  const { t } = useTranslation('common');
  const phone = usePhone();
  const body = (
    <div className={css.body}>
      <p>{props.effect}</p>
      {props.lines && props.lines.length > 0 ? (
        <dl className={css.lines}>
          {props.lines.map(line => (
            <div key={line.key} className={line.strong ? css.total : css.line}>
              <dt>{line.label}</dt>
              <dd className="num">{line.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {props.children}
      {props.error ? <Alert type="error" showIcon title={props.error} /> : null}
    </div>
  );
  const foot = (
    <div className={css.foot}>
      <Button onClick={props.onClose}>{t('cancel')}</Button>
      <Button
        type="primary"
        danger={props.danger}
        loading={props.pending}
        disabled={props.disabled}
        onClick={props.onConfirm}
      >
        {props.confirmLabel}
      </Button>
    </div>
  );
  if (phone) {
    return (
      <Drawer
        open={props.open}
        onClose={props.onClose}
        placement="bottom"
        size="auto"
        title={props.title}
        footer={foot}
        destroyOnHidden
      >
        {body}
      </Drawer>
    );
  }
  return (
    <Modal
      open={props.open}
      onCancel={props.onClose}
      title={props.title}
      footer={foot}
      width={480}
      destroyOnHidden
    >
      {body}
    </Modal>
  );
}
