import type { EarningFilterInput, EarningOrder, EarningState } from '@/gql/graphql';
import { daysOf } from '@/shared/days';
import type { ListSearch } from '@/shared/listSearch';
import { STATES } from './states';

export interface EarningSearch extends ListSearch {
  state?: string[];
  range?: string;
  from?: string;
  to?: string;
}

// The alliance's days begin at midnight in Beijing.
const MIDNIGHT = 'T00:00:00+08:00';

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** What the address asks of the server. */
export function filterOf(search: EarningSearch): EarningFilterInput {
  const states = (search.state ?? []).filter((state): state is EarningState =>
    STATES.includes(state as EarningState),
  );
  const dated = search.range || (search.from && search.to);
  const days = dated ? daysOf(search) : null;
  return {
    ...(search.q ? { text: search.q } : {}),
    ...(states.length > 0 ? { states } : {}),
    ...(days ? { since: `${days.from}${MIDNIGHT}`, until: `${dayAfter(days.to)}${MIDNIGHT}` } : {}),
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
