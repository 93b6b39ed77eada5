import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { personSchema, sandboxDateSchema, type Person } from '../client/model.ts';
import { ServerRefused } from '../client/rest.ts';
import type { TextKey } from '../text/catalogue.ts';
import { usePage, type Page } from './page-context.ts';

const roleKeys: Readonly<Record<string, TextKey>> = {
  conseiller: 'person.conseiller',
  coordinateur: 'person.coordinateur',
  animateur: 'person.animateur',
  nouveau: 'person.nouveau',
  invite: 'person.invite',
  administrateur: 'person.administrateur',
};

/** The key of a role's words; a role the page does not know is shown as it came. */
export const roleKey = (role: string): TextKey | undefined => roleKeys[role];

async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServerRefused) return undefined;
    throw error;
  }
}

/** The demonstration accounts; none on a server without a demonstration. */
export function usePersons(): readonly Person[] {
  const page = usePage();
  const [persons, setPersons] = useState<readonly Person[]>([]);
  useEffect(() => {
    page.attempt(async () => {
      const all = () => page.rest.get('/sandbox/persons', z.array(personSchema));
      setPersons((await orNothing(all)) ?? []);
    });
  }, [page]);
  return persons;
}

interface SandboxDate {
  /** ISO 8601; `undefined` when the server cannot move its date. */
  readonly date: string | undefined;
  readonly isMoving: boolean;
  readonly advance: () => void;
}

const readDate = (page: Page) => page.rest.get('/sandbox/date', sandboxDateSchema);

/** The date of the demonstration, and the way to move it on by a day. */
export function useSandboxDate(): SandboxDate {
  const page = usePage();
  const [date, setDate] = useState<string>();
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    page.attempt(async () => {
      setDate((await orNothing(() => readDate(page)))?.date);
    });
  }, [page]);
  const advance = () => {
    setMoving(true);
    page.attempt(async () => {
      try {
        await page.rest.post('/sandbox/date/advance', { days: 1 }, z.unknown());
        setDate((await readDate(page)).date);
      } finally {
        setMoving(false);
      }
    });
  };
  return { date, isMoving, advance };
}
