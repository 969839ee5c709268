import { parseMoney } from '@/app/format';
import type { ListingFilterInput } from '@/gql/graphql';

/** Price steps a brand thinks in, yuan; the address keeps "500-2000". */
export const STEPS = ['-500', '500-2000', '2000-10000', '10000-'] as const;

/** "500-2000" → the filter's range in fen; an open end stays open. */
export function rangeOf(step: string | undefined): Pick<ListingFilterInput, 'priceMin' | 'priceMax'> {
  const [from, to] = (step ?? '').split('-');
  const fen = (yuan: string | undefined) => {
    const amount = yuan ? parseMoney(yuan) : null;
    return amount === null ? undefined : Number(amount);
  };
  return { priceMin: fen(from), priceMax: fen(to) };
}
