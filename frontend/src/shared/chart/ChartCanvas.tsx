import { BarChart, FunnelChart, HeatmapChart, LineChart, PieChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import css from './Chart.module.css';
import { ariaOf, optionOf } from './option';
import type { ChartSpec } from './spec';

use([
  BarChart,
  LineChart,
  PieChart,
  FunnelChart,
  HeatmapChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  VisualMapComponent,
  AriaComponent,
  CanvasRenderer,
]);

interface Props {
  label: string;
  spec: ChartSpec;
  format: (value: number) => string;
}

export default function ChartCanvas({ label, spec, format }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    chart.current = init(element);
    const watch = new ResizeObserver(() => chart.current?.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const narrow = (box.current?.clientWidth ?? 0) < 480;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption(
      { ...optionOf(spec, format, narrow), animation: !still, aria: ariaOf(spec, label) },
      { notMerge: true },
    );
  }, [spec, format, label]);

  return <div ref={box} className={css.canvas} role="img" />;
}
