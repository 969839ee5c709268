import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 767px)';

function subscribe(changed: () => void) {
  const media = matchMedia(PHONE);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** True under 768 px, where tables become cards and dialogs become sheets. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(PHONE).matches,
    () => false,
  );
}
