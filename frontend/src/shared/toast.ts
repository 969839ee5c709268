// A word that something was done, said once and gone; failures stand beside what failed instead.

export interface Toast {
  id: number;
  text: string;
  tone: 'success' | 'error';
}

const SHOWN_MS = 4000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function say(tone: Toast['tone'], text: string) {
  lastId += 1;
  const id = lastId;
  set([...toasts.slice(-2), { id, text, tone }]);
  setTimeout(() => set(toasts.filter(toast => toast.id !== id)), SHOWN_MS);
}

export const toast = {
  success: (text: string) => say('success', text),
  error: (text: string) => say('error', text),
};

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const current = () => toasts;
