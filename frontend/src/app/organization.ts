// Which organization this tab acts for; a tab keeps its own choice, a new tab starts with the last one.
const KEY = 'tangmeng.organization';

export function currentOrganizationId(): string | null {
  return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
}

export function rememberOrganization(id: string | null): void {
  for (const store of [sessionStorage, localStorage]) {
    if (id) store.setItem(KEY, id);
    else store.removeItem(KEY);
  }
}
