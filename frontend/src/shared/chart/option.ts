import type { EChartsCoreOption } from 'echarts/core';
import { chartColors, grey, ink } from '@/app/theme';
import type { ChartSpec, Item, Series } from './spec';

type Format = (value: number) => string;

const LINE = '#E4E7E5';
const FONT = { color: grey, fontSize: 12 };

function categoryAxis(categories: string[], narrow: boolean) {
  return {
    type: 'category',
    data: categories,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: LINE } },
    axisLabel: {
      ...FONT,
      hideOverlap: true,
      interval: 'auto',
      width: narrow ? 72 : 120,
      overflow: 'truncate',
    },
  };
}

function valueAxis(format: Format) {
  return {
    type: 'value',
    splitNumber: 4,
    splitLine: { lineStyle: { color: LINE } },
    // ECharts hands the index over too, which would be taken for the number of digits.
    axisLabel: { ...FONT, formatter: (value: number) => format(value), hideOverlap: true },
  };
}

const tooltip = (trigger: 'axis' | 'item', format: Format) => ({
  trigger,
  confine: true,
  borderColor: LINE,
  textStyle: { color: ink, fontSize: 13 },
  axisPointer: { type: 'line', lineStyle: { color: '#9AA39E' } },
  valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '–'),
});

function legend(series: readonly (Series | Item)[]) {
  return series.length > 1
    ? { type: 'scroll', top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, textStyle: FONT }
    : undefined;
}

function cartesian(
  spec: Extract<ChartSpec, { kind: 'line' | 'bar' }>,
  format: Format,
  narrow: boolean,
): EChartsCoreOption {
  const sideways = spec.kind === 'bar' && spec.sideways === true;
  const category = categoryAxis(spec.categories, narrow);
  const value = valueAxis(format);
  return {
    color: chartColors,
    grid: { top: spec.series.length > 1 ? 36 : 12, right: 12, bottom: 4, left: 4, containLabel: true },
    tooltip: tooltip('axis', format),
    legend: legend(spec.series),
    xAxis: sideways ? value : category,
    // The first bar stands on top, as in the list it came from.
    yAxis: sideways
      ? { ...category, inverse: true, axisLabel: { ...category.axisLabel, interval: 0 } }
      : value,
    series: spec.series.map(({ name, values }) =>
      spec.kind === 'line'
        ? {
            type: 'line',
            name,
            data: values,
            showSymbol: values.length < 3,
            symbolSize: 6,
            lineStyle: { width: 2 },
            areaStyle: spec.area ? { opacity: 0.1 } : undefined,
          }
        : {
            type: 'bar',
            name,
            data: values,
            barMaxWidth: 28,
            stack: spec.stacked ? 'all' : undefined,
            itemStyle: { borderRadius: spec.stacked ? 0 : sideways ? [0, 3, 3, 0] : [3, 3, 0, 0] },
          },
    ),
  };
}

function pie(items: Item[], format: Format, narrow: boolean): EChartsCoreOption {
  return {
    color: chartColors,
    tooltip: tooltip('item', format),
    legend: narrow
      ? { type: 'scroll', bottom: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, textStyle: FONT }
      : { type: 'scroll', orient: 'vertical', right: 0, top: 'middle', icon: 'roundRect', textStyle: FONT },
    series: [
      {
        type: 'pie',
        // Past 66 % the labels are cut off.
        radius: ['42%', '66%'],
        center: narrow ? ['50%', '44%'] : ['36%', '50%'],
        itemStyle: { borderColor: '#fff', borderWidth: 2 },
        label: { ...FONT, formatter: ({ percent }: { percent: number }) => `${percent.toFixed(1)}%` },
        labelLine: { length: 6, length2: 6 },
        data: items,
      },
    ],
  };
}

function funnel(items: Item[], format: Format, narrow: boolean): EChartsCoreOption {
  return {
    color: chartColors,
    tooltip: tooltip('item', format),
    series: [
      {
        type: 'funnel',
        left: 4,
        right: narrow ? 110 : 180,
        top: 4,
        bottom: 4,
        minSize: '6%',
        sort: 'none',
        gap: 3,
        label: {
          ...FONT,
          position: 'right',
          formatter: ({ name, value }: { name: string; value: number }) => `${name}  ${format(value)}`,
        },
        labelLine: { length: 20, lineStyle: { color: '#C9D0CC' } },
        data: items,
      },
    ],
  };
}

function heatmap(
  spec: Extract<ChartSpec, { kind: 'heatmap' }>,
  format: Format,
  narrow: boolean,
): EChartsCoreOption {
  const most = Math.max(1, ...spec.cells.map(cell => cell.value));
  return {
    grid: { top: 4, right: 4, bottom: 36, left: 4, containLabel: true },
    tooltip: {
      ...tooltip('item', format),
      formatter: ({ value }: { value: [number, number, number] }) =>
        `${spec.rows[value[1]]} · ${spec.columns[value[0]]}: ${format(value[2])}`,
    },
    xAxis: { ...categoryAxis(spec.columns, narrow), splitArea: { show: false } },
    yAxis: { ...categoryAxis(spec.rows, narrow), inverse: true },
    visualMap: {
      min: 0,
      max: most,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 90,
      itemWidth: 10,
      textStyle: FONT,
      formatter: (value: number) => format(Math.round(value)),
      inRange: { color: ['#F1F6F3', '#B9D9CB', '#5BA385', '#0B6E4F', '#06412F'] },
    },
    series: [
      {
        type: 'heatmap',
        data: spec.cells.map(cell => [cell.column, cell.row, cell.value]),
        itemStyle: { borderColor: '#fff', borderWidth: 2, borderRadius: 3 },
      },
    ],
  };
}

/** Quiet patterns for the second colour onwards, so that nothing hangs on colour alone. */
const DECALS = [
  { symbol: 'none' },
  { color: 'rgba(255,255,255,.38)', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 },
  {
    color: 'rgba(255,255,255,.38)',
    symbol: 'circle',
    dashArrayX: [
      [7, 7],
      [0, 7, 7, 0],
    ],
    dashArrayY: [7, 0],
    symbolSize: 0.5,
  },
  { color: 'rgba(255,255,255,.38)', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  { color: 'rgba(255,255,255,.38)', dashArrayX: [1, 0], dashArrayY: [3, 5] },
  {
    color: 'rgba(255,255,255,.38)',
    symbol: 'rect',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.6,
  },
];

/** ECharts writes aria-label itself, so the words go in by its own door. */
export function ariaOf(spec: ChartSpec, label: string): object {
  return {
    enabled: true,
    label: { enabled: true, description: label },
    decal: { show: spec.kind !== 'heatmap' && spec.kind !== 'line', decals: DECALS },
  };
}

export function optionOf(spec: ChartSpec, format: Format, narrow: boolean): EChartsCoreOption {
  switch (spec.kind) {
    case 'pie':
      return pie(spec.items, format, narrow);
    case 'funnel':
      return funnel(spec.items, format, narrow);
    case 'heatmap':
      return heatmap(spec, format, narrow);
    default:
      return cartesian(spec, format, narrow);
  }
}
