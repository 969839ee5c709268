export interface Series {
  name: string;
  values: (number | null)[];
}

export interface Item {
  name: string;
  value: number;
}

/** What a chart shows, free of how it is drawn. At most six series. */
export type ChartSpec =
  | { kind: 'line'; categories: string[]; series: Series[]; area?: boolean }
  | { kind: 'bar'; categories: string[]; series: Series[]; stacked?: boolean; sideways?: boolean }
  | { kind: 'pie'; items: Item[] }
  | { kind: 'funnel'; items: Item[] }
  | {
      kind: 'heatmap';
      columns: string[];
      rows: string[];
      cells: { column: number; row: number; value: number }[];
    };

export type Summary =
  | { key: 'chart.summary.series'; parts: { name: string; total: number; peak: number; peakAt: string }[] }
  | { key: 'chart.summary.items'; parts: { name: string; value: number; share: number }[] }
  | { key: 'chart.summary.heatmap'; parts: { row: string; column: string; value: number }[] };

const NAMED = 5;

function peakOf(values: readonly (number | null)[]): number {
  let best = 0;
  values.forEach((value, index) => {
    if ((value ?? Number.NEGATIVE_INFINITY) > (values[best] ?? Number.NEGATIVE_INFINITY)) best = index;
  });
  return best;
}

/** The numbers a reader would take away, for those who cannot see the picture. */
export function summaryOf(spec: ChartSpec): Summary {
  if (spec.kind === 'line' || spec.kind === 'bar') {
    return {
      key: 'chart.summary.series',
      parts: spec.series.map(({ name, values }) => {
        const peak = peakOf(values);
        return {
          name,
          total: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
          peak: values[peak] ?? 0,
          peakAt: spec.categories[peak] ?? '',
        };
      }),
    };
  }
  if (spec.kind === 'heatmap') {
    const highest = [...spec.cells].sort((a, b) => b.value - a.value).slice(0, 1);
    return {
      key: 'chart.summary.heatmap',
      parts: highest.map(cell => ({
        row: spec.rows[cell.row] ?? '',
        column: spec.columns[cell.column] ?? '',
        value: cell.value,
      })),
    };
  }
  // A funnel narrows from its first step; a pie's parts are shares of the whole.
  const whole =
    spec.kind === 'funnel'
      ? (spec.items[0]?.value ?? 0)
      : spec.items.reduce((sum, item) => sum + item.value, 0);
  return {
    key: 'chart.summary.items',
    parts: spec.items.slice(0, NAMED).map(item => ({ ...item, share: whole === 0 ? 0 : item.value / whole })),
  };
}

export function isEmpty(spec: ChartSpec): boolean {
  if (spec.kind === 'line' || spec.kind === 'bar')
    return (
      spec.categories.length === 0 || spec.series.every(({ values }) => values.every(value => value === null))
    );
  if (spec.kind === 'heatmap') return spec.cells.length === 0;
  return spec.items.every(item => item.value === 0);
}
