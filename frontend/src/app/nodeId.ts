const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A global id from what an address holds: messages name rows by UUID, lists by global id. */
export function nodeId(type: string, id: string): string {
  return UUID.test(id)
    ? btoa(`${type}:${id}`).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
    : id;
}
