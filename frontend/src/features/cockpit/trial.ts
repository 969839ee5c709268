import type { CockpitQuery } from '@/gql/graphql';

export type Trial = CockpitQuery['trialBalance'];
export type TrialLine = Trial['lines'][number];

/** What the alliance owes others: every positive balance. The mirror of the money held outside. */
export function owed(lines: readonly TrialLine[]): bigint {
  return lines.reduce((sum, line) => {
    const balance = BigInt(line.balanceMinor);
    return balance > 0n ? sum + balance : sum;
  }, 0n);
}

/** The kinds that hold something, largest first. */
export function holding(lines: readonly TrialLine[]): TrialLine[] {
  return lines
    .filter(line => BigInt(line.balanceMinor) > 0n)
    .sort((a, b) => Number(BigInt(b.balanceMinor) - BigInt(a.balanceMinor)));
}
