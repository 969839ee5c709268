import { Alert, Button, Flex, Form, Select, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import {
  CheckImportDocument,
  type ImportField,
  ImportMappingFragmentDoc,
  RereadImportDocument,
} from '@/gql/graphql';
import { Panel } from '@/shared/Panel';
import { useAction } from '@/shared/useAction';
import { useSubmit } from '@/shared/useSubmit';
import css from './MappingForm.module.css';
import { SampleTable } from './SampleTable';

interface Props {
  imported: FragmentType<typeof ImportMappingFragmentDoc>;
}

type Values = Partial<Record<ImportField, number>> & { currency?: string };

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16', 'shift_jis'];
const CURRENCIES = ['CNY', 'USD', 'HKD', 'EUR', 'GBP', 'JPY', 'TWD', 'MOP'];

/** How the file is read, and which column holds which fact; then the dry run. */
export function MappingForm(props: Props) {
  const { t } = useTranslation('members');
  const imported = readFragment(ImportMappingFragmentDoc, props.imported);
  const [form] = Form.useForm<Values>();
  const { pending, problem, submit } = useSubmit(form);
  const columns = imported.columns.map((name, value) => ({ value, label: name }));

  async function check() {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const { currency, ...chosen } = values;
    const mapping = Object.entries(chosen).flatMap(([field, column]) =>
      typeof column === 'number' ? [{ field: field as ImportField, column }] : [],
    );
    await submit(async () => {
      const input = { importId: imported.id, mapping, currency };
      accepted((await request(CheckImportDocument, { input })).checkImport);
      await invalidate('MemberImport', 'ImportErrors');
    });
  }

  return (
    <>
      <Panel title={t('mapping.file', { name: imported.fileName })}>
        <ReadingOptions {...props} />
        <SampleTable columns={imported.columns} sample={imported.sample} />
      </Panel>
      <Panel title={t('mapping.title')}>
        <p className={css.intro}>{t('mapping.intro')}</p>
        <Form
          key={imported.columns.join()}
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            currency: imported.currency,
            ...Object.fromEntries(imported.fields.map(({ field, column }) => [field, column ?? undefined])),
          }}
          onFinish={check}
        >
          <div className={css.fields}>
            {imported.fields.map(({ field, isRequired }) => (
              <Form.Item
                key={field}
                name={field}
                label={isRequired ? t('mapping.needed', { field: t(`field.${field}`) }) : t(`field.${field}`)}
                rules={isRequired ? [{ required: true, message: t('mapping.choose') }] : []}
              >
                <Select allowClear options={columns} placeholder={t('mapping.none')} />
              </Form.Item>
            ))}
            {imported.kind === 'PURCHASES' ? (
              <Form.Item name="currency" label={t('mapping.currency')}>
                <Select options={CURRENCIES.map(value => ({ value, label: value }))} />
              </Form.Item>
            ) : null}
          </div>
          {problem ? <Alert type="error" showIcon title={problem} className={css.problem} /> : null}
          <Button type="primary" htmlType="submit" loading={pending}>
            {t('mapping.check')}
          </Button>
        </Form>
      </Panel>
    </>
  );
}

/** Encoding and header as detected; whoever knows better has the file read again. */
function ReadingOptions(props: Props) {
  const { t } = useTranslation('members');
  const imported = readFragment(ImportMappingFragmentDoc, props.imported);
  const encodingId = useId();
  const headerId = useId();
  const { pending, problem, act } = useAction();
  const reread = (known: { encoding?: string; hasHeader?: boolean }) =>
    act(async () => {
      const encoding = imported.encoding || undefined;
      const input = { importId: imported.id, encoding, hasHeader: imported.hasHeader, ...known };
      accepted((await request(RereadImportDocument, { input })).rereadImport);
      await invalidate('MemberImport');
    });
  return (
    <Flex gap={16} wrap align="center" className={css.reading}>
      {imported.encoding ? (
        <div className={css.option}>
          <label htmlFor={encodingId}>{t('mapping.encoding')}</label>
          <Select
            id={encodingId}
            value={imported.encoding}
            loading={pending}
            style={{ width: 140 }}
            options={ENCODINGS.map(value => ({ value, label: value.toUpperCase() }))}
            onChange={encoding => reread({ encoding })}
          />
        </div>
      ) : null}
      <div className={css.option}>
        <label htmlFor={headerId}>{t('mapping.header')}</label>
        <Switch
          id={headerId}
          checked={imported.hasHeader}
          loading={pending}
          onChange={hasHeader => reread({ hasHeader })}
        />
      </div>
      {imported.delimiter ? (
        <span>{t('mapping.delimiter', { mark: t(`delimiter.${delimiterKey(imported.delimiter)}`) })}</span>
      ) : null}
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
    </Flex>
  );
}

function delimiterKey(delimiter: string): string {
  return { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[delimiter] ?? 'blank';
}
