import type { ConversionFilterInput, ConversionOrder, ConversionState } from '@/gql/graphql';
import { instantsOf } from '@/shared/days';
import type { ListSearch } from '@/shared/listSearch';
import type { Tone } from '@/shared/StatusTag';

export const TONES: Record<ConversionState, Tone> = {
  RECEIVED: 'progress',
  CREDITED: 'success',
  UNFUNDED: 'warning',
  REFUSED: 'danger',
};
export const STATES = Object.keys(TONES) as ConversionState[];

export interface ConversionSearch extends ListSearch {
  state?: string[];
  range?: string;
  from?: string;
  to?: string;
}

/** What the address asks of the server. */
export function filterOf(search: ConversionSearch): ConversionFilterInput {
  const states = STATES.filter(state => search.state?.includes(state));
  return {
    ...(search.q ? { orderId: search.q } : {}),
    ...(states.length > 0 ? { state: states } : {}),
    ...instantsOf(search),
  };
}

export const orderOf = (search: ConversionSearch): ConversionOrder =>
  search.sort === '-amount' ? 'AMOUNT' : 'NEWEST';
