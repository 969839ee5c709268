import { Alert, Button, Checkbox, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './ExportDialog.module.css';

export type ExportFormat = 'csv' | 'xlsx';

interface Props {
  open: boolean;
  columns: { key: string; title: string }[];
  /** The filters that apply, in words; empty means everything. */
  filters: string[];
  /** Starts the export; large ones answer later by notification. */
  onExport: (choice: { columns: string[]; format: ExportFormat }) => Promise<unknown>;
  onClose: () => void;
}

export function ExportDialog({ open, columns, filters, onExport, onClose }: Props) {
  const { t } = useTranslation('common');
  const [chosen, setChosen] = useState(() => columns.map(column => column.key));
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle');

  async function start() {
    setState('pending');
    try {
      await onExport({ columns: chosen, format });
      setState('idle');
      onClose();
    } catch {
      setState('failed');
    }
  }

  return (
    <Modal
      open={open}
      title={t('export.title')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="go"
          type="primary"
          loading={state === 'pending'}
          disabled={chosen.length === 0}
          onClick={start}
        >
          {t('export.go')}
        </Button>,
      ]}
    >
      <div className={css.body}>
        <p className={css.filters}>
          {filters.length === 0
            ? t('export.everything')
            : t('export.filtered', { filters: filters.join(' · ') })}
        </p>
        <fieldset className={css.group}>
          <legend>{t('export.columns')}</legend>
          <Checkbox.Group
            className={css.columns}
            options={columns.map(column => ({ value: column.key, label: column.title }))}
            value={chosen}
            onChange={setChosen}
          />
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('export.format')}</legend>
          <Radio.Group
            value={format}
            onChange={event => setFormat(event.target.value)}
            options={[
              { value: 'xlsx', label: 'XLSX' },
              { value: 'csv', label: 'CSV' },
            ]}
          />
        </fieldset>
        <p className={css.note}>{t('export.note')}</p>
        {state === 'failed' ? <Alert type="error" showIcon title={t('export.failed')} /> : null}
      </div>
    </Modal>
  );
}
