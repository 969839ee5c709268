import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateRange, type Range } from '../DateRange';
import { usePhone } from '../usePhone';
import css from './DataTable.module.css';

export type Filter =
  | { kind: 'search'; key: 'q'; label: string }
  | {
      kind: 'select';
      key: string;
      label: string;
      options: { value: string; label: string }[];
      multiple?: boolean;
    }
  | { kind: 'range'; key: 'range'; label: string };

type Values = Record<string, unknown>;

interface Props {
  filters: Filter[];
  values: Values;
  onChange: (patch: Values) => void;
  onClear: () => void;
}

const TYPING_MS = 350;

function keysOf(filter: Filter): string[] {
  return filter.kind === 'range' ? ['range', 'from', 'to'] : [filter.key];
}

export function activeFilters(filters: readonly Filter[], values: Values): number {
  return filters.filter(filter => keysOf(filter).some(key => values[key] !== undefined)).length;
}

/** Waits for a pause in typing before the address, and so the query, changes. */
function SearchBox({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      className={css.search}
      type="search"
      allowClear
      aria-label={label}
      placeholder={label}
      prefix={<SearchOutlined aria-hidden />}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed)}
    />
  );
}

function Field({
  filter,
  values,
  onChange,
}: {
  filter: Filter;
  values: Values;
  onChange: Props['onChange'];
}) {
  if (filter.kind === 'search') {
    return (
      <SearchBox
        label={filter.label}
        value={String(values.q ?? '')}
        onChange={typed => onChange({ q: typed || undefined })}
      />
    );
  }
  if (filter.kind === 'range') {
    return (
      <DateRange
        optional
        label={filter.label}
        value={values as Range}
        onChange={range => onChange({ ...range })}
      />
    );
  }
  return (
    <Select
      className={css.select}
      aria-label={filter.label}
      placeholder={filter.label}
      allowClear
      mode={filter.multiple ? 'multiple' : undefined}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      options={filter.options}
      value={values[filter.key] as string | string[] | undefined}
      onChange={value =>
        onChange({ [filter.key]: Array.isArray(value) && value.length === 0 ? undefined : value })
      }
    />
  );
}

export function Filters(props: Props) {
  const { t } = useTranslation('common');
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const active = activeFilters(props.filters, props.values);
  const search = props.filters.filter(filter => filter.kind === 'search');
  const others = props.filters.filter(filter => filter.kind !== 'search');
  const fields = (list: Filter[]) =>
    list.map(filter => (
      <Field key={filter.key} filter={filter} values={props.values} onChange={props.onChange} />
    ));

  if (!phone || others.length === 0) {
    return (
      <search className={css.filters} aria-label={t('table.filters')}>
        {fields(props.filters)}
        {active > 0 ? (
          <Button type="link" onClick={props.onClear}>
            {t('table.clear')}
          </Button>
        ) : null}
      </search>
    );
  }
  return (
    <search className={css.filters} aria-label={t('table.filters')}>
      {fields(search)}
      <Badge count={active} size="small" color="#0B6E4F">
        <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
          {t('table.filters')}
        </Button>
      </Badge>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="auto"
        title={t('table.filters')}
        footer={
          <div className={css.drawerFoot}>
            <Button onClick={props.onClear}>{t('table.clear')}</Button>
            <Button type="primary" onClick={() => setOpen(false)}>
              {t('table.showResults')}
            </Button>
          </div>
        }
      >
        <div className={css.drawerFields}>{fields(others)}</div>
      </Drawer>
    </search>
  );
}
