import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PERSONAS, type Persona, personasOf, type Viewer } from '@/app/viewer';
import { personaOfPath } from './menu';

const KEY = 'tangmeng.persona';

function remembered(): Persona | null {
  const value = sessionStorage.getItem(KEY) as Persona | null;
  return value && PERSONAS.includes(value) ? value : null;
}

/** The side a person stands on: told by the address; pages all sides share keep the last one. */
export function usePersona(viewer: Viewer): { persona: Persona | undefined; personas: Persona[] } {
  const path = useLocation({ select: location => location.pathname });
  const personas = personasOf(viewer.currentOrganization?.kinds);
  const here = personaOfPath(path);
  const last = remembered();
  const persona =
    here && personas.includes(here) ? here : last && personas.includes(last) ? last : personas[0];
  useEffect(() => {
    if (persona) sessionStorage.setItem(KEY, persona);
  }, [persona]);
  return { persona, personas };
}
