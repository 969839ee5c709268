import type { Minor } from '@/app/format';
import type { PlacementFormat, PricingModel, RateLineInput } from '@/gql/graphql';
import { minorOf, typedOf } from '@/shared/amounts';

/** A line of the rate card as typed: yuan, or per cent for CPS. */
export interface TypedRate {
  format?: PlacementFormat;
  model?: PricingModel;
  price?: string;
  rate?: number;
}

interface StoredRate {
  format: PlacementFormat;
  model: PricingModel;
  priceMinor?: Minor | null;
  rateBp?: number | null;
}

const BP_PER_CENT = 100;

export function rateInputs(rates: readonly TypedRate[]): RateLineInput[] {
  return rates.flatMap(({ format, model, price, rate }): RateLineInput[] => {
    if (!format || !model) return [];
    if (model === 'CPS') return [{ format, model, rateBp: Math.round((rate ?? 0) * BP_PER_CENT) }];
    return [{ format, model, priceMinor: minorOf(price) }];
  });
}

export function typedRates(stored: readonly StoredRate[]): TypedRate[] {
  return stored.map(({ format, model, priceMinor, rateBp }) => ({
    format,
    model,
    price: typedOf(priceMinor as Minor | null),
    rate: typeof rateBp === 'number' ? rateBp / BP_PER_CENT : undefined,
  }));
}

/** One price for a format and model; returns the places of repeated lines. */
export function repeated(rates: readonly (TypedRate | undefined)[]): number[] {
  const seen = new Set<string>();
  return rates.flatMap((rate, index) => {
    if (!rate?.format || !rate.model) return [];
    const key = `${rate.format}:${rate.model}`;
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}
