import type { EarningFilterInput, EarningOrder, EarningState } from '@/gql/graphql';
import { instantsOf } from '@/shared/days';
import type { ListSearch } from '@/shared/listSearch';
import { STATES } from './states';

export interface EarningSearch extends ListSearch {
  state?: string[];
  range?: string;
  from?: string;
  to?: string;
}

/** What the address asks of the server. */
export function filterOf(search: EarningSearch): EarningFilterInput {
  const states = (search.state ?? []).filter((state): state is EarningState =>
    STATES.includes(state as EarningState),
  );
  return {
    ...(search.q ? { text: search.q } : {}),
    ...(states.length > 0 ? { states } : {}),
    ...instantsOf(search),
  };
}

const ORDERS: Record<string, EarningOrder> = {
  occurred: 'OLDEST',
  '-amount': 'LARGEST',
  amount: 'SMALLEST',
  '-matures': 'MATURING_LAST',
  matures: 'MATURING_FIRST',
};

export function orderOf(search: EarningSearch): EarningOrder {
  return ORDERS[search.sort ?? ''] ?? 'NEWEST';
}
