import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invalidate } from '@/app/query';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { toast } from '@/shared/toast';

interface Props {
  open: boolean;
  title: string;
  effect: string;
  /** Said when it is done. */
  done: string;
  danger?: boolean;
  children?: ReactNode;
  change: () => Promise<void>;
  onClose: () => void;
}

/** Asks before a change of who belongs here, makes it, and says so. */
export function ChangeSheet({ open, title, effect, done, danger, children, change, onClose }: Props) {
  const { t } = useTranslation('common');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function confirm() {
    setPending(true);
    setError(null);
    try {
      await change();
      toast.success(done);
      onClose();
      await invalidate('OrganizationPage');
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : t('error.failed.hint'));
    } finally {
      setPending(false);
    }
  }

  return (
    <ConfirmSheet
      open={open}
      title={title}
      effect={effect}
      confirmLabel={title}
      danger={danger}
      pending={pending}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {children}
    </ConfirmSheet>
  );
}
