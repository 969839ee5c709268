import { type ReactNode, useState } from 'react';

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  width?: number;
  /** The server can order by this key. */
  sortable?: boolean;
  /** Hidden until chosen. */
  optional?: boolean;
  /** What it becomes on a phone's card; the first column is the title by itself. */
  card?: 'title' | 'corner' | 'line' | 'hidden';
}

const KEY = 'tangmeng.columns.';

function stored(table: string): string[] | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY + table) ?? 'null');
    return Array.isArray(value) ? value.filter(item => typeof item === 'string') : null;
  } catch {
    return null;
  }
}

/** The first column always stays: it names the row. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: string[] | null): Column<Row>[] {
  return columns.filter((column, index) => {
    if (index === 0) return true;
    return chosen ? chosen.includes(column.key) : !column.optional;
  });
}

export function useColumnChoice<Row>(table: string, columns: readonly Column<Row>[]) {
  const [chosen, setChosen] = useState(() => stored(table));
  const shown = shownColumns(columns, chosen);
  return {
    shown,
    isShown: (key: string) => shown.some(column => column.key === key),
    toggle: (key: string) => {
      const keys = shown.map(column => column.key);
      const next = keys.includes(key) ? keys.filter(other => other !== key) : [...keys, key];
      localStorage.setItem(KEY + table, JSON.stringify(next));
      setChosen(next);
    },
    reset: () => {
      localStorage.removeItem(KEY + table);
      setChosen(null);
    },
  };
}
