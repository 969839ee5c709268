import { useTranslation } from 'react-i18next';
import { formatMoney, type Minor } from '@/app/format';

interface Props {
  minor: Minor | null | undefined;
  currency?: string;
  /** Without ¥, for columns whose head names the unit. */
  bare?: boolean;
  plus?: boolean;
  strong?: boolean;
}

export function Money({ minor, currency, bare, plus, strong }: Props) {
  useTranslation('common');
  const text = formatMoney(minor, { currency, bare, plus });
  return strong ? <strong className="num">{text}</strong> : <span className="num">{text}</span>;
}
