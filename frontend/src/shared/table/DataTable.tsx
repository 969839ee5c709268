import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { ErrorState } from '../ErrorState';
import { type ListSearch, nextSort } from '../listSearch';
import { useListState } from '../useListState';
import { usePhone } from '../usePhone';
import { type Column, useColumnChoice } from './columns';
import { COUNTED_TO, type Connection, rowsOf } from './connection';
import css from './DataTable.module.css';
import { activeFilters, type Filter, Filters } from './Filters';

export interface ListQuery<Row> {
  data: Connection<Row> | null | undefined;
  isPending: boolean;
  isFetching: boolean;
  error: unknown;
  refetch: () => unknown;
}

export interface Selection {
  keys: readonly string[];
  onChange: (keys: string[]) => void;
}

interface Props<Row> {
  /** Remembers the chosen columns under this name. */
  id: string;
  /** What the rows are, for assistive technology. */
  label: string;
  columns: Column<Row>[];
  query: ListQuery<Row>;
  rowKey: (row: Row) => string;
  rowName?: (row: Row) => string;
  rowLink?: (row: Row) => string;
  filters?: Filter[];
  /** Right of the filters: export, saved views. */
  tools?: ReactNode;
  selection?: Selection;
  /** Shown when nothing exists yet; with filters set a plain "no match" stands instead. */
  empty: ReactNode;
}

const SKELETON_ROWS = 6;

/** A list with its filters, order and place in the address; cards on a phone. */
export function DataTable<Row>(props: Props<Row>) {
  const phone = usePhone();
  const list = useListState<ListSearch>();
  const choice = useColumnChoice(props.id, props.columns);
  const rows = rowsOf(props.query.data);
  const filters = props.filters ?? [];
  const filtered = activeFilters(filters, list.search as Record<string, unknown>) > 0;
  const nothing = !props.query.isPending && !props.query.error && rows.length === 0;

  return (
    <div className={css.box} aria-busy={props.query.isFetching}>
      {filters.length > 0 || props.tools || !phone ? (
        <div className={css.bar}>
          <Filters
            filters={filters}
            values={list.search as Record<string, unknown>}
            onChange={patch => list.filter(patch as Partial<ListSearch>)}
            onClear={list.clear}
          />
          <div className={css.tools}>
            {props.tools}
            {phone ? null : <ColumnChooser columns={props.columns} choice={choice} />}
          </div>
        </div>
      ) : null}
      {props.query.error ? (
        <ErrorState error={props.query.error} onRetry={props.query.refetch} />
      ) : nothing ? (
        filtered || list.search.after ? (
          <NoMatch onClear={list.clear} />
        ) : (
          props.empty
        )
      ) : phone ? (
        <Cards {...props} columns={choice.shown} rows={rows} />
      ) : (
        <Grid {...props} columns={choice.shown} rows={rows} list={list} />
      )}
      <Foot query={props.query} shown={rows.length} list={list} />
    </div>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('common');
  return (
    <div className={css.noMatch} role="status">
      <p>{t('table.noMatch')}</p>
      <Button onClick={onClear}>{t('table.clear')}</Button>
    </div>
  );
}

type Choice<Row> = ReturnType<typeof useColumnChoice<Row>>;

function ColumnChooser<Row>({ columns, choice }: { columns: Column<Row>[]; choice: Choice<Row> }) {
  const { t } = useTranslation('common');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className={css.chooser}>
          <legend className="unseen">{t('table.columns')}</legend>
          {columns.map((column, index) => (
            <Checkbox
              key={column.key}
              checked={choice.isShown(column.key)}
              disabled={index === 0}
              onChange={() => choice.toggle(column.key)}
            >
              {column.title}
            </Checkbox>
          ))}
          <Button type="link" size="small" onClick={choice.reset}>
            {t('table.resetColumns')}
          </Button>
        </fieldset>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('table.columns')} title={t('table.columns')} />
    </Popover>
  );
}

type Place = ReturnType<typeof useListState<ListSearch>>;

function SortMark({ sort, column }: { sort: string | undefined; column: string }) {
  if (sort === column) return <ArrowUpOutlined aria-hidden />;
  if (sort === `-${column}`) return <ArrowDownOutlined aria-hidden />;
  return <ArrowDownOutlined aria-hidden className={css.unsorted} />;
}

function ariaSort(sort: string | undefined, key: string): 'ascending' | 'descending' | undefined {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}

function toggled(keys: readonly string[], key: string): string[] {
  return keys.includes(key) ? keys.filter(other => other !== key) : [...keys, key];
}

function Grid<Row>({
  columns,
  rows,
  query,
  label,
  rowKey,
  rowName,
  rowLink,
  selection,
  list,
}: Props<Row> & { rows: Row[]; list: Place }) {
  const { t } = useTranslation('common');
  const keys = rows.map(rowKey);
  const picked = keys.filter(key => selection?.keys.includes(key)).length;
  return (
    // Scrolls by itself when columns outgrow the page, and must be reachable by keyboard then.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes focus
    <section className={css.scroll} tabIndex={0} aria-label={label}>
      <table className={css.table}>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {selection ? (
              <th className={css.tick} scope="col">
                <Checkbox
                  aria-label={t('table.selectAll')}
                  checked={picked > 0 && picked === keys.length}
                  indeterminate={picked > 0 && picked < keys.length}
                  onChange={event => selection.onChange(event.target.checked ? keys : [])}
                />
              </th>
            ) : null}
            {columns.map(column => (
              <th
                key={column.key}
                scope="col"
                className={column.align === 'right' ? css.right : undefined}
                style={{ width: column.width }}
                aria-sort={column.sortable ? ariaSort(list.search.sort, column.key) : undefined}
              >
                {column.sortable ? (
                  <button
                    type="button"
                    className={css.sort}
                    onClick={() => list.filter({ sort: nextSort(list.search.sort, column.key) })}
                  >
                    {column.title} <SortMark sort={list.search.sort} column={column.key} />
                  </button>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {query.isPending
            ? Array.from({ length: SKELETON_ROWS }, (_, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
                <tr key={row}>
                  {selection ? <td /> : null}
                  {columns.map(column => (
                    <td key={column.key}>
                      <span className={css.skeleton} />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map(row => (
                <tr key={rowKey(row)} className={rowLink ? css.linked : undefined}>
                  {selection ? (
                    <td className={css.tick}>
                      <Checkbox
                        aria-label={t('table.select', { name: rowName?.(row) ?? rowKey(row) })}
                        checked={selection.keys.includes(rowKey(row))}
                        onChange={() => selection.onChange(toggled(selection.keys, rowKey(row)))}
                      />
                    </td>
                  ) : null}
                  {columns.map((column, index) => (
                    <td key={column.key} className={column.align === 'right' ? css.right : undefined}>
                      {index === 0 && rowLink ? (
                        <Link to={rowLink(row)} className={css.rowLink}>
                          {column.render(row)}
                        </Link>
                      ) : (
                        column.render(row)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </section>
  );
}

function Cards<Row>({
  columns,
  rows,
  query,
  rowKey,
  rowName,
  rowLink,
  selection,
}: Props<Row> & { rows: Row[] }) {
  const { t } = useTranslation('common');
  const [title, ...others] = columns;
  if (query.isPending || !title) {
    return (
      <div className={css.cards}>
        <span className={css.skeletonCard} />
        <span className={css.skeletonCard} />
        <span className={css.skeletonCard} />
      </div>
    );
  }
  const corner = others.find(column => column.card === 'corner');
  const lines = others.filter(column => column !== corner && column.card !== 'hidden');
  return (
    <ul className={css.cards}>
      {rows.map(row => (
        <li key={rowKey(row)} className={css.card}>
          <div className={css.cardHead}>
            {selection ? (
              <Checkbox
                className={css.cardTick}
                aria-label={t('table.select', { name: rowName?.(row) ?? rowKey(row) })}
                checked={selection.keys.includes(rowKey(row))}
                onChange={() => selection.onChange(toggled(selection.keys, rowKey(row)))}
              />
            ) : null}
            <div className={css.cardTitle}>
              {rowLink ? (
                <Link to={rowLink(row)} className={css.rowLink}>
                  {title.render(row)}
                </Link>
              ) : (
                title.render(row)
              )}
            </div>
            {corner ? <div className={css.cardCorner}>{corner.render(row)}</div> : null}
          </div>
          <dl className={css.cardLines}>
            {lines.map(column => (
              <div key={column.key} className={css.cardLine}>
                <dt>{column.title}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Foot<Row>({ query, shown, list }: { query: ListQuery<Row>; shown: number; list: Place }) {
  const { t } = useTranslation('common');
  const total = query.data?.totalCount;
  const next = query.data?.pageInfo;
  if (query.isPending || query.error || (shown === 0 && !list.hasBefore)) return null;
  return (
    <nav className={css.foot} aria-label={t('table.pages')}>
      <span className={css.count} role="status">
        {typeof total === 'number'
          ? t(total >= COUNTED_TO ? 'table.countMany' : 'table.count', {
              number: formatNumber(total),
              count: total,
            })
          : t('table.shown', { number: formatNumber(shown), count: shown })}
      </span>
      {list.hasBefore || next?.hasNextPage ? (
        <span className={css.pages}>
          <Button disabled={!list.hasBefore} onClick={list.back}>
            {t('table.previous')}
          </Button>
          <span className="num">{t('table.page', { number: list.pageNumber })}</span>
          <Button
            disabled={!next?.hasNextPage || !next.endCursor}
            onClick={() => next?.endCursor && list.forward(next.endCursor)}
          >
            {t('table.next')}
          </Button>
        </span>
      ) : null}
    </nav>
  );
}
