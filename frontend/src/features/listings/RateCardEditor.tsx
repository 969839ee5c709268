import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { amountRule } from '@/shared/amounts';
import { useVocabulary } from '@/shared/vocabulary';
import css from './ListingForm.module.css';
import { repeated, type TypedRate } from './rates';

const MOST_LINES = 40;
const HIGHEST_RATE = 90;

/** Prices line by line: a format under a model, in yuan, or per cent of sales for CPS. */
export function RateCardEditor() {
  const { t } = useTranslation('listings');
  return (
    <Form.List
      name="rateCard"
      rules={[
        {
          validator: (_rule: unknown, rates: TypedRate[] | undefined) =>
            repeated(rates ?? []).length > 0
              ? Promise.reject(new Error(t('rate.repeated')))
              : Promise.resolve(),
        },
      ]}
    >
      {(lines, { add, remove }, { errors }) => (
        <>
          {lines.map(line => (
            <RateLine key={line.key} name={line.name} onRemove={() => remove(line.name)} />
          ))}
          <Form.ErrorList errors={errors} />
          {lines.length < MOST_LINES ? (
            <Button icon={<PlusOutlined />} onClick={() => add({ model: 'CPC' })}>
              {t('rate.add')}
            </Button>
          ) : null}
        </>
      )}
    </Form.List>
  );
}

function RateLine({ name, onRemove }: { name: number; onRemove: () => void }) {
  const { t } = useTranslation('listings');
  const { formats, models } = useVocabulary();
  const model = Form.useWatch(['rateCard', name, 'model']);
  const required = { required: true, message: t('form.required') };
  return (
    <div className={css.line}>
      <Form.Item name={[name, 'format']} label={t('rate.format')} rules={[required]}>
        <Select options={formats} />
      </Form.Item>
      <Form.Item name={[name, 'model']} label={t('rate.model')} rules={[required]}>
        <Select options={models} />
      </Form.Item>
      {model === 'CPS' ? (
        <Form.Item name={[name, 'rate']} label={t('rate.rate')} rules={[required]}>
          <InputNumber min={0.01} max={HIGHEST_RATE} precision={2} suffix="%" className={css.full} />
        </Form.Item>
      ) : (
        <Form.Item
          name={[name, 'price']}
          label={t(`rate.price.${model ?? 'FLAT'}`)}
          rules={[required, amountRule(t('rate.amount'))]}
        >
          <Input prefix="¥" inputMode="decimal" />
        </Form.Item>
      )}
      <Button
        type="text"
        className={css.remove}
        icon={<DeleteOutlined />}
        aria-label={t('rate.remove', { line: name + 1 })}
        onClick={onRemove}
      />
    </div>
  );
}
