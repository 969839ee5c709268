import type {
  StatementFilterInput,
  StatementLineFilterInput,
  StatementLineKind,
  StatementLineOrder,
  StatementOrder,
  StatementPayoutState,
  StatementState,
} from '@/gql/graphql';
import type { ListSearch } from '@/shared/listSearch';
import { PAYOUT_STATES, STATES } from './tones';

export interface StatementSearch extends ListSearch {
  state?: string[];
  payout?: string[];
  period?: string;
}

export interface LineSearch extends ListSearch {
  kind?: string[];
}

export const LINE_KINDS: readonly StatementLineKind[] = ['EARNING', 'ADJUSTMENT', 'TAX'];

function known<Value extends string>(asked: string[] | undefined, values: readonly Value[]): Value[] {
  return values.filter(value => asked?.includes(value));
}

/** What the address of a list asks of the server. */
export function filterOf(search: StatementSearch): StatementFilterInput {
  const states: StatementState[] = known(search.state, STATES);
  const payoutStates: StatementPayoutState[] = known(search.payout, PAYOUT_STATES);
  return {
    ...(search.q ? { text: search.q } : {}),
    ...(search.period ? { period: search.period } : {}),
    ...(states.length > 0 ? { states } : {}),
    ...(payoutStates.length > 0 ? { payoutStates } : {}),
  };
}

const ORDERS: Record<string, StatementOrder> = {
  period: 'OLDEST',
  '-closing': 'LARGEST',
  closing: 'SMALLEST',
};

export function orderOf(search: StatementSearch): StatementOrder {
  return ORDERS[search.sort ?? ''] ?? 'NEWEST';
}

export function lineFilterOf(statement: string, search: LineSearch): StatementLineFilterInput {
  const kinds = known(search.kind, LINE_KINDS);
  return {
    statement,
    ...(search.q ? { text: search.q } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
  };
}

const LINE_ORDERS: Record<string, StatementLineOrder> = { '-amount': 'LARGEST', amount: 'SMALLEST' };

export function lineOrderOf(search: LineSearch): StatementLineOrder {
  return LINE_ORDERS[search.sort ?? ''] ?? 'POSITION';
}
