import { ContractsPage } from './ContractsPage';

/** The owners an agency represents. */
export function OwnersPage() {
  return <ContractsPage side="agency" />;
}
