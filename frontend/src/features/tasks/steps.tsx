import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { LandingHostsDocument } from '@/gql/graphql';
import { amountRule } from '@/shared/amounts';
import { useVocabulary } from '@/shared/vocabulary';
import css from './NewTaskPage.module.css';

const EVIDENCE = [0, 1, 2, 3, 4];
const EVIDENCE_KEYS = ['CLAIMED', 'OWNED', 'PLATFORM', 'PROBED', 'DELIVERED'];

function useRequired() {
  const { t } = useTranslation('tasks');
  return [{ required: true, message: t('form.required') }];
}

/** Which hosts a landing page may stand on, and where more are verified. */
function HostHint() {
  const { t } = useTranslation('tasks');
  const { data } = useQuery({
    ...graphqlQuery(LandingHostsDocument, {}),
    select: found => found.verifiedHosts?.nodes.map(node => node.host) ?? [],
  });
  return (
    <span>
      {data && data.length > 0 ? t('form.hosts', { hosts: data.join(', ') }) : t('form.noHosts')}{' '}
      <Link to="/brand/profile" className={css.link}>
        {t('form.manageHosts')}
      </Link>
    </span>
  );
}

export function GoodsStep() {
  const { t } = useTranslation('tasks');
  const { categories } = useVocabulary();
  const required = useRequired();
  return (
    <>
      <Form.Item name="title" label={t('field.title')} rules={required}>
        <Input maxLength={80} showCount />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="product" label={t('field.product')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="category" label={t('field.category')} rules={required}>
          <Select options={categories} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      </div>
      <Form.Item
        name="landingUrl"
        label={t('field.landingUrl')}
        rules={[...required, { type: 'url', message: t('form.url') }]}
        extra={<HostHint />}
      >
        <Input inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="description" label={t('field.description')} rules={required}>
        <Input.TextArea rows={5} maxLength={4000} showCount />
      </Form.Item>
    </>
  );
}

export function AudienceStep() {
  const { t } = useTranslation('tasks');
  const words = useVocabulary();
  const many = { mode: 'multiple', allowClear: true, placeholder: t('form.any') } as const;
  const search = { optionFilterProp: 'label' };
  return (
    <>
      <p className={css.hint}>{t('form.audienceHint')}</p>
      <Form.Item name={['targeting', 'regions']} label={t('field.regions')}>
        <Select {...many} options={words.regions} showSearch={search} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name={['targeting', 'genders']} label={t('field.genders')}>
          <Select {...many} options={words.genders} />
        </Form.Item>
        <Form.Item name={['targeting', 'ageBands']} label={t('field.ageBands')}>
          <Select {...many} options={words.ages} />
        </Form.Item>
        <Form.Item name={['targeting', 'carriers']} label={t('field.carriers')}>
          <Select {...many} options={words.carriers} showSearch={search} />
        </Form.Item>
        <Form.Item name={['targeting', 'categories']} label={t('field.categories')}>
          <Select {...many} options={words.categories} showSearch={search} />
        </Form.Item>
        <Form.Item name={['targeting', 'minMembers']} label={t('field.minMembers')}>
          <InputNumber min={0} max={100_000_000} precision={0} className={css.full} />
        </Form.Item>
        <Form.Item name={['targeting', 'minEvidenceLevel']} label={t('field.minEvidenceLevel')}>
          <Select
            options={EVIDENCE.map(level => ({
              value: level,
              label: words.word('evidence', EVIDENCE_KEYS[level] ?? ''),
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="forbiddenCategories" label={t('field.forbiddenCategories')}>
        <Select {...many} placeholder={t('form.none')} options={words.categories} showSearch={search} />
      </Form.Item>
    </>
  );
}

export function PayStep() {
  const { t } = useTranslation('tasks');
  const { models } = useVocabulary();
  const required = useRequired();
  const model: string = Form.useWatch('model') ?? 'CPS';
  const amount = amountRule(t('form.amount'));
  return (
    <>
      <Form.Item name="model" label={t('field.model')} rules={required}>
        <Segmented options={models} className={css.models} />
      </Form.Item>
      <div className={css.pair}>
        {model === 'CPS' ? (
          <Form.Item name="rateBp" label={t('field.rate')} rules={required} extra={t('form.rateHint')}>
            <InputNumber min={0.01} max={90} precision={2} suffix="%" className={css.full} />
          </Form.Item>
        ) : (
          <Form.Item name="bidMinor" label={t(`field.bid.${model}`)} rules={[...required, amount]}>
            <Input prefix="¥" inputMode="decimal" />
          </Form.Item>
        )}
        <Form.Item name="slots" label={t('field.slots')} rules={required} extra={t('form.slotsHint')}>
          <InputNumber min={1} max={1000} precision={0} className={css.full} />
        </Form.Item>
        <Form.Item
          name="budgetMinor"
          label={t('field.budget')}
          rules={[...required, amount]}
          extra={t('form.budgetHint')}
        >
          <Input prefix="¥" inputMode="decimal" />
        </Form.Item>
        <Form.Item name="dailyCapMinor" label={t('field.dailyCap')} rules={[amount]}>
          <Input prefix="¥" inputMode="decimal" placeholder={t('form.noCap')} />
        </Form.Item>
      </div>
      <div className={css.pair}>
        <Form.Item name="startsOn" label={t('field.startsOn')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="endsOn" label={t('field.endsOn')} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </>
  );
}

export function ContentStep() {
  const { t } = useTranslation('tasks');
  const required = useRequired();
  return (
    <>
      <Form.Item
        name="disclosure"
        label={t('field.disclosure')}
        rules={required}
        extra={t('form.disclosureHint')}
      >
        <Input maxLength={20} className={css.short} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="maxRevisions" label={t('field.maxRevisions')} rules={required}>
          <InputNumber min={0} max={10} precision={0} className={css.full} />
        </Form.Item>
        <Form.Item
          name="reviewHours"
          label={t('field.reviewHours')}
          rules={required}
          extra={t('form.reviewHint')}
        >
          <InputNumber min={1} max={336} precision={0} className={css.full} />
        </Form.Item>
      </div>
      <Form.Item name="copyTitle" label={t('field.copyTitle')}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="copyBody" label={t('field.copyBody')} extra={t('form.copyHint')}>
        <Input.TextArea rows={5} maxLength={4000} showCount />
      </Form.Item>
    </>
  );
}
