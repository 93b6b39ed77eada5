import { statsRoutes } from '@coop/contract/stats-routes';
import { tagRoutes } from '@coop/contract/tag-routes';
import { territoryRoutes } from '@coop/contract/territory-routes';
import { useEffect, useState } from 'react';

import type { BotClient } from '../../../core/bot-client.ts';
import { useRuntime } from '../../../core/runtime-context.tsx';
import type { Choice as Option } from '../../../ui/choices.tsx';
import type { ComboboxOption } from '../../../ui/combobox.tsx';

/** Asked after this long without a key, in milliseconds. */
const pauseMs = 120;
const none: readonly never[] = [];

type Find<T> = (client: BotClient, text: string, signal: AbortSignal) => Promise<readonly T[]>;

/** What a search answers to the last text typed; what was asked before is given up. */
function useFound<T>(text: string, find: Find<T>): readonly T[] {
  const { client } = useRuntime();
  const [found, setFound] = useState<readonly T[]>(none);
  useEffect(() => {
    const giveUp = new AbortController();
    const timer = setTimeout(() => {
      void find(client, text, giveUp.signal).then((list) => {
        if (!giveUp.signal.aborted) {
          setFound(list);
        }
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  }, [client, text, find]);
  return found;
}

export function useFoundCommunes(text: string): readonly ComboboxOption[] {
  return useFound(text, findCommunes);
}

const findCommunes: Find<ComboboxOption> = async (client, text, signal) => {
  if (text.trim() === '') {
    return none;
  }
  const answer = await client.call(territoryRoutes.communes, { query: { q: text } }, signal);
  return answer.ok
    ? answer.value.communes.map(({ insee, cp, nom }) => ({ id: insee, label: nom, hint: cp }))
    : none;
};

export function useFoundStructures(text: string): readonly ComboboxOption[] {
  return useFound(text, findStructures);
}

const findStructures: Find<ComboboxOption> = async (client, q, signal) => {
  const answer = await client.call(statsRoutes.choices, { query: { q } }, signal);
  return answer.ok ? answer.value.structures.map(optionOf) : none;
};

export function useFoundConseillers(text: string): readonly ComboboxOption[] {
  return useFound(text, findConseillers);
}

const findConseillers: Find<ComboboxOption> = async (client, q, signal) => {
  const answer = await client.call(statsRoutes.choices, { query: { q } }, signal);
  return answer.ok ? answer.value.conseillers.map(optionOf) : none;
};

function optionOf({ id, nom }: { readonly id: string; readonly nom: string }): ComboboxOption {
  return { id, label: nom, hint: '' };
}

/** The tags that the person may use. */
export function useTags(): readonly Option<string>[] {
  return useFound('', findTags);
}

const findTags: Find<Option<string>> = async (client, _, signal) => {
  const answer = await client.call(tagRoutes.list, {}, signal);
  return answer.ok ? answer.value.tags.map(({ id, name }) => ({ value: id, label: name })) : none;
};
