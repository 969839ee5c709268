import type { Rule } from 'antd/es/form';
import { formatMoney, type Minor, parseMoney } from '@/app/format';

/** Yuan as typed → fen for the API; undefined when left empty. */
export function minorOf(typed: string | undefined): string | undefined {
  const amount = typed ? parseMoney(typed) : null;
  return amount === null ? undefined : amount.toString();
}

/** Fen → what stands in the field. */
export function typedOf(minor: Minor | null | undefined): string | undefined {
  return minor === null || minor === undefined ? undefined : formatMoney(minor, { bare: true });
}

/** Refuses what is no positive amount. */
export function amountRule(message: string): Rule {
  return {
    validator: (_rule: unknown, typed: string | undefined) => {
      const amount = typed ? parseMoney(typed) : 1n;
      return amount !== null && amount > 0n ? Promise.resolve() : Promise.reject(new Error(message));
    },
  };
}
