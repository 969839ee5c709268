/** A Relay connection as the API sends it; graphene leaves edges and nodes nullable. */
export interface Connection<Row> {
  edges?: readonly ({ readonly node?: Row | null } | null | undefined)[] | null;
  pageInfo: { endCursor?: string | null; hasNextPage: boolean };
  totalCount?: number | null;
}

export function rowsOf<Row>(connection: Connection<Row> | null | undefined): Row[] {
  return (connection?.edges ?? []).flatMap(edge => (edge?.node ? [edge.node] : []));
}

/** Counts are exact up to here; beyond it the server stops counting. */
export const COUNTED_TO = 10_000;
/** Rows on one page. */
export const PAGE_SIZE = 25;
