import { formatBasisPoints, type Minor } from '@/app/format';
import { Money } from './Money';

interface Props {
  /** Share of each sale; otherwise the price of one unit. */
  rateBp?: number | null;
  minor?: Minor | null;
}

/** What a placement is paid: a share of sales, or an amount for each unit. */
export function Price({ rateBp, minor }: Props) {
  if (typeof rateBp === 'number') return <span className="num">{formatBasisPoints(rateBp)}</span>;
  return <Money minor={minor} />;
}
