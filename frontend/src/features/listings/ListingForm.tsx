import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  type Category,
  CreateListingDocument,
  type ListingChoicesQuery,
  type ListingFactsFragment,
  UpdateListingDocument,
} from '@/gql/graphql';
import { Panel, Stack } from '@/shared/Panel';
import { useSubmit } from '@/shared/useSubmit';
import { useVocabulary } from '@/shared/vocabulary';
import css from './ListingForm.module.css';
import { RateCardEditor } from './RateCardEditor';
import { rateInputs, type TypedRate, typedRates } from './rates';

interface Values {
  channelId: string;
  profileId?: string;
  title: string;
  summary?: string;
  category: Category;
  declaredSize?: number;
  weeklyCapacity: number;
  rateCard: TypedRate[];
}

interface Props {
  channels: NonNullable<ListingChoicesQuery['channels']>['nodes'];
  profiles: NonNullable<ListingChoicesQuery['audienceProfiles']>['nodes'];
  /** The listing to rewrite; without one a draft is written. */
  listing?: ListingFactsFragment;
  onDone?: () => void;
}

function valuesOf(listing: ListingFactsFragment): Values {
  return {
    channelId: listing.channel.id,
    profileId: listing.profile?.id,
    title: listing.title,
    summary: listing.summary,
    category: listing.category,
    declaredSize: listing.declaredSize ?? undefined,
    weeklyCapacity: listing.weeklyCapacity,
    rateCard: typedRates(listing.rateCard?.nodes ?? []),
  };
}

/** An offer: channel, audience, words, capacity and prices. */
export function ListingForm({ channels, profiles, listing, onDone }: Props) {
  const { t } = useTranslation('listings');
  const { categories, word } = useVocabulary();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { pending, problem, submit } = useSubmit(form);
  const required = [{ required: true, message: t('form.required') }];

  const save = (values: Values) =>
    submit(async () => {
      const input = { ...values, rateCard: rateInputs(values.rateCard ?? []) };
      if (listing) {
        const changed = { ...input, listingId: listing.id };
        accepted((await request(UpdateListingDocument, { input: changed })).updateListing);
        await invalidate('MyListing', 'MyListings');
        return onDone?.();
      }
      const { createListing } = await request(CreateListingDocument, { input });
      const created = accepted(createListing).listing;
      await invalidate('MyListings');
      return navigate({ to: '/listings/$id', params: { id: created?.id ?? '' } });
    });

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={
        listing
          ? valuesOf(listing)
          : { weeklyCapacity: 7, profileId: profiles[0]?.id, rateCard: [{ model: 'FLAT' }] }
      }
      onFinish={save}
    >
      <Stack>
        <Panel title={t('form.what')}>
          <div className={css.grid}>
            <Form.Item name="channelId" label={t('column.channel')} rules={required}>
              <Select
                disabled={Boolean(listing)}
                options={channels.map(channel => ({
                  value: channel.id,
                  label: `${channel.name} · ${word('carrier', channel.carrier)}`,
                }))}
              />
            </Form.Item>
            <Form.Item name="category" label={t('column.category')} rules={required}>
              <Select options={categories} showSearch={{ optionFilterProp: 'label' }} />
            </Form.Item>
          </div>
          <Form.Item name="title" label={t('column.title')} rules={required}>
            <Input maxLength={80} showCount />
          </Form.Item>
          <Form.Item name="summary" label={t('form.summary')}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </Panel>
        <Panel title={t('form.audience')}>
          <div className={css.grid}>
            <Form.Item name="profileId" label={t('form.profile')} extra={t('form.profileHint')}>
              <Select
                allowClear
                options={profiles.map(profile => ({
                  value: profile.id,
                  label: t('form.profileOption', { name: profile.name, size: formatNumber(profile.size) }),
                }))}
              />
            </Form.Item>
            <Form.Item name="declaredSize" label={t('form.declared')} extra={t('form.declaredHint')}>
              <InputNumber min={1} precision={0} className={css.full} />
            </Form.Item>
            <Form.Item name="weeklyCapacity" label={t('form.capacity')} rules={required}>
              <InputNumber min={1} max={1000} precision={0} className={css.full} />
            </Form.Item>
          </div>
        </Panel>
        <Panel title={t('form.prices')}>
          <RateCardEditor />
        </Panel>
        {problem ? <Alert type="error" showIcon title={problem} /> : null}
        <div className={css.buttons}>
          <Button type="primary" htmlType="submit" loading={pending}>
            {t(listing ? 'form.save' : 'form.create')}
          </Button>
          {onDone ? <Button onClick={onDone}>{t('form.leave')}</Button> : null}
        </div>
      </Stack>
    </Form>
  );
}
