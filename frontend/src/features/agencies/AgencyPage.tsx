import { ContractsPage } from './ContractsPage';

/** The agency that represents an owner, and earlier ones. */
export function AgencyPage() {
  return <ContractsPage side="owner" />;
}
