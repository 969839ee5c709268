import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlacementFormat, PricingModel, TermsInput } from '@/gql/graphql';
import { amountRule, minorOf, typedOf } from '@/shared/amounts';
import { useVocabulary } from '@/shared/vocabulary';
import css from './deals.module.css';

/** Terms as a person fills them in: the rate in percent, the price in yuan. */
export interface TermsForm {
  format: PlacementFormat;
  rate?: number;
  price?: string;
  publishBy: string;
  maxRevisions: number;
  reviewHours: number;
  message?: string;
}

interface Stored {
  format?: PlacementFormat;
  rateBp?: number | null;
  priceMinor?: string | number | null;
  publishBy?: string;
  maxRevisions: number;
  reviewHours: number;
}

export function termsOf(model: PricingModel, form: TermsForm): TermsInput {
  return {
    model,
    format: form.format,
    rateBp: model === 'CPS' && form.rate !== undefined ? Math.round(form.rate * 100) : undefined,
    priceMinor: model === 'CPS' ? undefined : minorOf(form.price),
    publishBy: form.publishBy,
    maxRevisions: form.maxRevisions,
    reviewHours: form.reviewHours,
  };
}

export function formOf(stored: Stored): Partial<TermsForm> {
  return {
    format: stored.format ?? 'GROUP_POST',
    rate: stored.rateBp ? stored.rateBp / 100 : undefined,
    price: typedOf(stored.priceMinor),
    publishBy: stored.publishBy,
    maxRevisions: stored.maxRevisions,
    reviewHours: stored.reviewHours,
  };
}

/** What a first offer starts from: the task's own bid and habits. */
export function firstTerms(task: {
  rateBp?: number | null;
  bidMinor?: string | number | null;
  endsOn: string;
  maxRevisions: number;
  reviewHours: number;
}): Partial<TermsForm> {
  return formOf({
    rateBp: task.rateBp,
    priceMinor: task.bidMinor,
    publishBy: task.endsOn,
    maxRevisions: task.maxRevisions,
    reviewHours: task.reviewHours,
  });
}

/** The fields of one offer. */
export function TermsFields({ model, lastDay }: { model: PricingModel; lastDay?: string }) {
  const { t } = useTranslation('deals');
  const { formats, word } = useVocabulary();
  const required = [{ required: true, message: t('form.required') }];
  return (
    <>
      <Form.Item name="format" label={t('terms.format')} rules={required}>
        <Select options={formats} />
      </Form.Item>
      {model === 'CPS' ? (
        <Form.Item name="rate" label={t('terms.rate')} rules={required}>
          <InputNumber min={0.01} max={90} precision={2} suffix="%" className={css.full} />
        </Form.Item>
      ) : (
        <Form.Item
          name="price"
          label={t('terms.price', { model: word('model', model) })}
          rules={[...required, amountRule(t('form.amount'))]}
        >
          <Input prefix="¥" inputMode="decimal" />
        </Form.Item>
      )}
      <Form.Item name="publishBy" label={t('terms.publishBy')} rules={required}>
        <Input type="date" max={lastDay} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="maxRevisions" label={t('terms.maxRevisions')} rules={required}>
          <InputNumber min={0} max={10} precision={0} className={css.full} />
        </Form.Item>
        <Form.Item name="reviewHours" label={t('terms.reviewHours')} rules={required}>
          <InputNumber min={1} max={336} precision={0} className={css.full} />
        </Form.Item>
      </div>
      <Form.Item name="message" label={t('terms.message')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </>
  );
}
